package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Codec;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import io.landport.domain.reference.Reference;
import io.landport.reference.ReferenceReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RejectedCrossingTest {
    private static final Codec<TradeDocument> DOCUMENTS =
            new Wire(new BundledSchemas()).codec(new Topics("").documents(Channel.CUSTOMS));
    private static final Reference REFERENCE = ReferenceReader.bundled();
    private static final String DOCUMENT =
            "{\"source\":\"cn-gacc\",\"revision\":{\"statisticalDate\":\"2026-03-02\",\"crossing\":\"1902\",\"mode\":\"3\"}}";

    @Test
    void shouldFindTheCrossingThatTheDocumentNames() {
        // When
        Optional<String> crossing = crossing(DOCUMENT);

        // Then
        assertThat(crossing).hasValue("suifenhe-grodekovo-rail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-gacc|nobody", "1902|ZZ99", "2026-03-02|March", "\"crossing\"|\"x\"", "{|["})
    void shouldFindNoneIfSomethingIsWrong(String change) {
        // Given
        String[] parts = change.split("\\|", 2);

        // When
        Optional<String> crossing = crossing(DOCUMENT.replace(parts[0], parts[1]));

        // Then
        assertThat(crossing).isEmpty();
    }

    private static Optional<String> crossing(String json) {
        return RejectedCrossing.of(
                new Rejection(
                        new Origin.FeedLine("a.ndjson", "ab12", 1),
                        Reason.MALFORMED_DATE,
                        "detail",
                        null,
                        null,
                        null,
                        new Original("application/json", json.getBytes(StandardCharsets.UTF_8))),
                DOCUMENTS,
                REFERENCE);
    }
}
