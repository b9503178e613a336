package io.landport.streams.total;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.total.PublishedUpTo;
import io.landport.streams.table.OpenTable;
import io.landport.streams.table.PagedTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A position is published after everything that was queued before it, and is not lost in a restart. */
final class PositionsTest {
    private static final String TOPIC = "customs.documents.v1";
    private static final LocalDate DAY = LocalDate.of(2023, 11, 14);
    private static final int TOTALS_PARTITION = 1;
    private static final long NOW = 1_700_000_000_000L;

    @TempDir
    private Path folder;

    private final PublishQueue<NamedEntry> queue =
            new PublishQueue<>(CooldownTime.of(0), NamedEntry::saved, entry -> {});

    @AutoClose
    private PagedTable opened;

    private TotalsTable table;
    private Positions positions;
    private final List<PublishedUpTo> published = new ArrayList<>();

    @BeforeEach
    void publishAnEntry() {
        opened = OpenTable.in(folder, "totals");
        table = new TotalsTable(opened);
        positions = new Positions(table, TOTALS_PARTITION, List.of(queue));
        new NamedEntry("before").enqueue(queue);
        queue.publishDue(NOW, 0, NamedEntry::published);
    }

    @Test
    void shouldPublishAtOnceIfNothingIsQueued() {
        // Given
        positions.put(0, TOPIC, 5, DAY);

        // When
        positions.publishDue(NOW, published::add);

        // Then
        assertThat(published).containsExactly(new PublishedUpTo(TOPIC, 0, 5, DAY, TOTALS_PARTITION));
        assertThat(positions.isEmpty()).isTrue();
    }

    @Test
    void shouldPublishBeforeEntriesThatWereQueuedLater() {
        // Given
        new NamedEntry("first").enqueue(queue);
        positions.put(0, TOPIC, 5, DAY);
        positions.publishDue(NOW, published::add);
        new NamedEntry("second").enqueue(queue);
        positions.put(0, TOPIC, 7, DAY);
        assertThat(published).isEmpty();

        // When
        publishOneOfTwo();
        positions.publishDue(NOW, published::add);

        // Then
        assertThat(published).containsExactly(new PublishedUpTo(TOPIC, 0, 5, DAY, TOTALS_PARTITION));
        assertThat(positions.isEmpty()).isFalse();
    }

    @Test
    void shouldMarkPositionsWhileEarlierOnesWait() {
        // Given
        new NamedEntry("first").enqueue(queue);
        positions.put(0, TOPIC, 5, DAY);
        positions.publishDue(NOW, published::add);
        positions.put(0, TOPIC, 7, DAY);
        positions.publishDue(NOW + Positions.MARK_INTERVAL_MILLIS, published::add);
        new NamedEntry("second").enqueue(queue);
        positions.put(0, TOPIC, 9, DAY);
        positions.publishDue(NOW + Positions.MARK_INTERVAL_MILLIS + 1, published::add);

        // When
        publishOneOfTwo();
        positions.publishDue(NOW + Positions.MARK_INTERVAL_MILLIS + 2, published::add);

        // Then
        assertThat(published)
                .containsExactly(
                        new PublishedUpTo(TOPIC, 0, 5, DAY, TOTALS_PARTITION),
                        new PublishedUpTo(TOPIC, 0, 7, DAY, TOTALS_PARTITION));
    }

    @Test
    void shouldPublishAfterARestartWhatWasUnpublished() {
        // Given
        new NamedEntry("first").enqueue(queue);
        positions.put(0, TOPIC, 5, DAY);
        positions.publishDue(NOW, published::add);
        new NamedEntry("second").enqueue(queue);
        positions.put(0, TOPIC, 7, DAY);
        publishOneOfTwo();
        positions.publishDue(NOW, published::add);
        published.clear();

        // When
        new Positions(table, TOTALS_PARTITION, List.of()).publishDue(NOW, published::add);

        // Then
        assertThat(published).containsExactly(new PublishedUpTo(TOPIC, 0, 7, DAY, TOTALS_PARTITION));
    }

    @Test
    void shouldPublishNothingTwice() {
        // Given
        positions.put(0, TOPIC, 5, DAY);
        positions.publishDue(NOW, published::add);

        // When
        positions.put(0, TOPIC, 5, DAY);

        // Then
        positions.publishDue(NOW, published::add);
        new Positions(table, TOTALS_PARTITION, List.of()).publishDue(NOW, published::add);
        assertThat(published).hasSize(1);
    }

    /** A lag of four seconds delays by two, so half is due after one. */
    private void publishOneOfTwo() {
        queue.publishDue(NOW + 1_000, 4_000, NamedEntry::published);
    }
}
