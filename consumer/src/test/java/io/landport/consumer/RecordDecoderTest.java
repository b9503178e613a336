package io.landport.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import org.junit.jupiter.api.Test;

final class RecordDecoderTest {
    private static final Wire WIRE = new Wire(new BundledSchemas());
    private static final Topics TOPICS = Topics.of("", 2, 4, Topics.DEFAULT_PARTITIONS);

    /** Totals would wait for them. */
    @Test
    void shouldKeepWhatThereIsOfEachDocumentApartFromFigures() {
        // When
        RecordDecoder figures = RecordDecoder.ofFigures(TOPICS, WIRE);
        RecordDecoder outcomes = RecordDecoder.ofOutcomes(TOPICS, WIRE);

        // Then
        assertThat(outcomes.topics())
                .containsExactlyInAnyOrder(
                        TOPICS.receipts().name(),
                        TOPICS.rejected().name(),
                        TOPICS.feedRejections().name());
        assertThat(figures.topics()).doesNotContainAnyElementsOf(outcomes.topics());
    }
}
