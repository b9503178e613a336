package io.landport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.domain.judge.Rejection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicTest {
    /** The largest record that a topic accepts by default. */
    private static final int LARGEST_DOCUMENT = 1_048_588;

    /** The least overhead of batch and record of an input value, in bytes. */
    private static final int MIN_OVERHEAD = 70;

    /** The largest overhead of batch and record of an output value, including the key, in bytes. */
    private static final int MAX_OVERHEAD = 500;

    @Test
    void shouldAcceptTheRejectionOfTheLargestDocument() {
        // Given
        Topics topics = new Topics("");
        Wire wire = new Wire(new BundledSchemas());
        DocumentId id = new DocumentId(Channel.CUSTOMS, "us-bts", "9".repeat(LARGEST_DOCUMENT - MIN_OVERHEAD - 35));
        byte[] document = wire.codec(topics.documents(Channel.CUSTOMS)).encode(new Cancellation(id, 1));
        assertThat(document.length).isLessThanOrEqualTo(LARGEST_DOCUMENT - MIN_OVERHEAD);

        // When
        Rejection rejection = new Rejection(
                new Origin.TopicRecord(topics.documents(Channel.CUSTOMS).name(), 0, 0),
                Reason.MALFORMED_DOCUMENT_ID,
                "document id is '" + "9".repeat(80) + "...'",
                FieldLocation.ofDocument("documentId"),
                id,
                1L,
                new Original("application/vnd.landport.document+avro", document));

        // Then
        assertThat(wire.codec(topics.rejected()).encode(rejection).length + MAX_OVERHEAD)
                .isLessThanOrEqualTo(Topic.MAX_REJECTION_BYTES);
    }

    @Test
    void shouldKeepDocumentsWhateverTheDefaultsOfTheCluster() {
        // Given
        Topics topics = new Topics("");

        // Then
        for (Channel channel : Channel.values()) {
            assertThat(topics.documents(channel).settings())
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("retention.ms", "-1")
                    .containsEntry("retention.bytes", "-1");
        }
    }

    /** The broker deletes whole segments: by default one holds the records of a week. */
    @Test
    void shouldDeleteOriginalsADayAfterTheirRetentionAtTheLatest() {
        // Given
        Topics topics = new Topics("");

        // Then
        for (Topic<?> topic : List.of(topics.rejected(), topics.deadLetters())) {
            assertThat(topic.settings())
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry(
                            "retention.ms", Long.toString(Duration.ofDays(30).toMillis()))
                    .containsEntry(
                            "segment.ms", Long.toString(Duration.ofDays(1).toMillis()));
        }
        assertThat(topics.documents(Channel.CUSTOMS).settings()).doesNotContainKey("segment.ms");
    }

    @Test
    void shouldRejectADeclarationThatLacksAProperty() {
        // Given
        TopicBuilder<byte[]> withoutKey = TopicBuilder.bytes("totals.v1")
                .partitions(1)
                .writtenBy("streams")
                .readBy("consumer");
        TopicBuilder<byte[]> withoutReader =
                TopicBuilder.bytes("totals.v1").key("series").partitions(1).writtenBy("streams");

        // Then
        assertThatIllegalStateException().isThrownBy(withoutKey::build).withMessage("topic totals.v1 needs a key");
        assertThatIllegalStateException()
                .isThrownBy(withoutReader::build)
                .withMessage("topic totals.v1 needs partitions, writers and readers");
    }
}
