package io.landport.streams.total;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.total.PublishedUpTo;
import io.landport.streams.table.PagedTableBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A position is told once all has gone that waited when it came, and is not forgotten over a restart. */
final class PositionsTest {
    private static final String TOPIC = "customs.documents.v1";
    private static final int MINE = 1;
    private static final long NOW = 1_700_000_000_000L;

    private final TotalsTable table = new TotalsTable(new PagedTableBuilder("totals").build());
    private final PublishQueue<Named> line = new PublishQueue<>(0, Named::saved, named -> {});
    private final Positions positions = new Positions(table, MINE, new QueueMark(List.of(line)));
    private final List<PublishedUpTo> told = new ArrayList<>();

    @BeforeEach
    void letSomethingGo() {
        new Named("before").change(line);
        line.release(NOW, 0, Named::published);
    }

    @Test
    void shouldTellAtOnceWhereNothingWaits() {
        // Given
        positions.put(0, TOPIC, 5);

        // When
        positions.release(told::add);

        // Then
        assertThat(told).containsExactly(new PublishedUpTo(TOPIC, 0, 5, MINE));
        assertThat(positions.isEmpty()).isTrue();
    }

    @Test
    void shouldTellWhatCameBeforeOthersThatWait() {
        // Given
        new Named("first").change(line);
        positions.put(0, TOPIC, 5);
        positions.release(told::add);
        new Named("second").change(line);
        positions.put(0, TOPIC, 7);
        assertThat(told).isEmpty();

        // When
        letOneOfTwoGo();
        positions.release(told::add);

        // Then
        assertThat(told).containsExactly(new PublishedUpTo(TOPIC, 0, 5, MINE));
        assertThat(positions.isEmpty()).isFalse();
    }

    @Test
    void shouldTellWhatAnEarlierRunLeftUntold() {
        // Given
        new Named("first").change(line);
        positions.put(0, TOPIC, 5);
        positions.release(told::add);
        new Named("second").change(line);
        positions.put(0, TOPIC, 7);
        letOneOfTwoGo();
        positions.release(told::add);
        told.clear();

        // When
        new Positions(table, MINE, new QueueMark(List.of())).release(told::add);

        // Then
        assertThat(told).containsExactly(new PublishedUpTo(TOPIC, 0, 7, MINE));
    }

    @Test
    void shouldTellNothingTwice() {
        // Given
        positions.put(0, TOPIC, 5);
        positions.release(told::add);

        // When
        positions.put(0, TOPIC, 5);

        // Then
        positions.release(told::add);
        new Positions(table, MINE, new QueueMark(List.of())).release(told::add);
        assertThat(told).hasSize(1);
    }

    /** What is four seconds old may wait for two, so half of it goes after one. */
    private void letOneOfTwoGo() {
        line.release(NOW + 1_000, 4_000, Named::published);
    }
}
