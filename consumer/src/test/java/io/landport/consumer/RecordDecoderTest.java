package io.landport.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.store.write.Batch;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class RecordDecoderTest {
    private static final Wire WIRE = new Wire(new BundledSchemas());
    private static final Topics TOPICS = Topics.of("", 2, 4, Topics.DEFAULT_PARTITIONS);

    @Test
    void shouldStopAtGarbageInTheTopicsThatFiguresDependOnAndSkipItInTheOthers() {
        for (RecordDecoder decoder :
                List.of(RecordDecoder.ofFigures(TOPICS, WIRE), RecordDecoder.ofOutcomes(TOPICS, WIRE))) {
            for (Topic<?> topic : TOPICS.all()) {
                if (decoder.topics().contains(topic.name())) {
                    // When
                    ConsumerRecord<byte[], byte[]> garbage =
                            new ConsumerRecord<>(topic.name(), 3, 8, new byte[0], new byte[] {0, 1, 2, 3, 4, 5, 6});
                    Throwable stop = catchThrowable(() -> decoder.decode(garbage, new Batch()));

                    // Then
                    if (topic.isAdvisory()) {
                        assertThat(stop).as(topic.name()).isNull();
                    } else {
                        assertThat(stop)
                                .hasMessageStartingWith("cannot decode " + topic.name() + " partition 3 offset 8: ");
                    }
                }
            }
        }
    }

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
