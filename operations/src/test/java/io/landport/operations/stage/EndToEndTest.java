package io.landport.operations.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.total.PublishedUpTo;
import io.landport.kafka.read.PublishedBook;
import io.landport.monitor.NewestDocument;
import java.time.LocalDate;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class EndToEndTest {
    private static final TopicPartition DOCUMENTS = new TopicPartition("customs.documents.v1", 1);

    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

    private final PublishedBook book = new PublishedBook(2);

    @Test
    void shouldWaitForAllPartitionsOfTotals() {
        // Given
        book.take(new PublishedUpTo("customs.documents.v1", 1, 8, DAY, 0));
        boolean isPublishedByOne = book.isPublished(DOCUMENTS, 7);
        book.take(new PublishedUpTo("customs.documents.v1", 0, 8, DAY, 1));
        boolean isPublishedOfAnother = book.isPublished(DOCUMENTS, 7);

        // When
        book.take(new PublishedUpTo("customs.documents.v1", 1, 8, DAY, 1));

        // Then
        assertThat(isPublishedByOne).isFalse();
        assertThat(isPublishedOfAnother).isFalse();
        assertThat(book.isPublished(DOCUMENTS, 7)).isTrue();
        assertThat(book.isPublished(DOCUMENTS, 8)).isFalse();
    }

    @Test
    void shouldNotMeasureARecordWhoseTimestampIsNotItsArrival() {
        // Given
        long lastLook = 1_000_000;
        long now = lastLook + 5_000;

        // Then
        assertThat(NewestDocument.isTimeOfArrival(lastLook + 4_000, lastLook, now))
                .isTrue();
        assertThat(NewestDocument.isTimeOfArrival(lastLook - 9_000, lastLook, now))
                .as("a clock that is slow")
                .isTrue();
        assertThat(NewestDocument.isTimeOfArrival(lastLook - 11_000, lastLook, now))
                .as("dated by the feed")
                .isFalse();
        assertThat(NewestDocument.isTimeOfArrival(now + 1, lastLook, now))
                .as("of the future")
                .isFalse();
    }
}
