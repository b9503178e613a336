package io.landport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judge;
import io.landport.domain.judge.Origin;
import io.landport.http.problem.ProblemException;
import io.landport.reference.ReferenceReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SingleDocumentTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final Judge JUDGE = new Judge(ReferenceReader.bundled());

    private final FakeLog log = new FakeLog();

    @Test
    void shouldPublishWhatItSaidWouldBeAccepted() throws Exception {
        // Given
        SingleDocument document = read(document("2304"));

        // When
        Object status = document.preview().get("status");
        int publishedBefore = log.documents.size();
        Origin.TopicRecord place = document.publish();

        // Then
        assertThat(status).isEqualTo("accepted");
        assertThat(publishedBefore).isZero();
        assertThat(place).isEqualTo(new Origin.TopicRecord(FakeLog.TOPIC, 0, 0));
        assertThat(document.id()).hasValue(new DocumentId(Channel.CUSTOMS, "us-bts", "A1"));
        assertThat(document.revision()).hasValue(4L);
        assertThat(log.documents)
                .extracting(TradeDocument::id)
                .containsExactly(document.id().orElseThrow());
    }

    /** A feed publishes such a document, and streams rejects it. Nobody needs a second rejection of a correction. */
    @ParameterizedTest
    @ValueSource(strings = {"2304|ZZZZZ", "\"number\":4|\"number\":\"x\"", "\"value\":7|\"value\":\"7,1\""})
    void shouldPublishNothingThatWouldBeRejected(String change) throws Exception {
        // Given
        String[] parts = change.split("\\|", 2);
        SingleDocument document = read(document("2304").replace(parts[0], parts[1]));

        // Then
        assertThat(document.preview()).containsEntry("status", "rejected");
        assertThatThrownBy(document::publish).isInstanceOf(ProblemException.class);
        assertThat(log.documents).isEmpty();
        assertThat(log.rejections).isEmpty();
    }

    @Test
    void shouldRefuseNoDocumentAndSeveral() {
        // Then
        assertThatThrownBy(() -> read("")).isInstanceOf(ProblemException.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("{}\n{}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("must be one JSON object");
    }

    @Test
    void shouldSayThatKafkaDidNotConfirm() {
        // Given
        SingleDocument document = read(document("2304"));
        log.isAway = true;

        // Then
        assertThatThrownBy(document::publish)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no broker");
    }

    private SingleDocument read(String json) {
        return SingleDocument.read(
                json.getBytes(StandardCharsets.UTF_8),
                new PublishTarget(JUDGE, log, paused -> Optional.empty()),
                CLOCK);
    }

    private static String document(String crossing) {
        return """
                {"channel":"customs","source":"us-bts","documentId":"A1","revision":{"number":4,\
                "statisticalDate":"2024-05-31","flow":"export","crossing":"%s","mode":"5","partner":"MX",\
                "region":"TX","currency":"USD","lines":[{"commodity":"8471","value":7,"netWeight":310}]}}""".formatted(crossing);
    }
}
