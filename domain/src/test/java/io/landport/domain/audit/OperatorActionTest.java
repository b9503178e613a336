package io.landport.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class OperatorActionTest {
    private static final DocumentId DOCUMENT = new DocumentId(Channel.CUSTOMS, "cn-gacc", "D1");
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07.890123Z");

    @Test
    void shouldKeepWhoAndWhatWhenItsOutcomeIsKnown() {
        // Given
        OperatorAction started = resend("r1", "night shift", DOCUMENT, "customs.documents.v1-0-7");

        // When
        OperatorAction published = started.published("customs.documents.v1:0:8", AT.plusSeconds(1));

        // Then
        assertThat(published.key()).isEqualTo(started.key());
        assertThat(published.outcome()).isEqualTo(ActionOutcome.PUBLISHED);
        assertThat(published.at()).isEqualTo(Instant.parse("2026-03-04T05:06:08.890Z"));
        assertThat(published.message()).isEqualTo("customs.documents.v1:0:8");
        assertThat(published)
                .usingRecursiveComparison()
                .ignoringFields("at", "outcome", "message")
                .isEqualTo(started);
    }

    @Test
    void shouldRefuseAnActionOfNobodyOrOfNothing() {
        // Then
        assertThatThrownBy(() -> resend(" ", "night shift", DOCUMENT, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> resend("r1", "", DOCUMENT, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> resend("r1", "night shift", null, "x"))
                .hasMessageContaining("a resend needs a document");
        assertThatThrownBy(() -> resend("r1", "night shift", DOCUMENT, null))
                .hasMessageContaining("a resend needs a document");
    }

    private static OperatorAction resend(
            String request, String by, @Nullable DocumentId document, @Nullable String rejection) {
        return new OperatorAction(
                request,
                AT,
                by,
                "t1",
                ActionKind.RESEND,
                ActionOutcome.STARTED,
                document,
                2L,
                rejection,
                null,
                "/revision",
                1);
    }
}
