package io.landport.console.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.reference.ReferenceReader;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** States of crossings of the bundled reference data. */
final class ActivityTest {
    private static final String RAIL = "suifenhe-grodekovo-rail";
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 10);

    private final Activity activity = new Activity(ReferenceReader.bundled());

    @Test
    void shouldBeOpenWhileItIsAsActiveAsBefore() {
        // When
        CrossingState state = activity.state(RAIL, every(1, JUNE.minusDays(60), JUNE), JUNE);

        // Then
        assertThat(state).isEqualTo(CrossingState.OPEN);
    }

    @Test
    void shouldBeSilentWhenTheSilenceIsLongerThanItsHabit() {
        // Given
        NavigableSet<LocalDate> daily = every(1, JUNE.minusDays(60), JUNE.minusDays(4));
        NavigableSet<LocalDate> weekly = every(7, JUNE.minusDays(67), JUNE.minusDays(4));

        // Then
        assertThat(activity.state(RAIL, daily, JUNE)).isEqualTo(CrossingState.SILENT);
        assertThat(activity.state(RAIL, weekly, JUNE)).isEqualTo(CrossingState.OPEN);
    }

    /** From 16 to 19 February 2026 it is Spring Festival, of which nothing can be concluded. */
    @Test
    void shouldNotTakeAHolidayForSilence() {
        // Given
        LocalDate asOf = LocalDate.of(2026, 2, 19);
        NavigableSet<LocalDate> untilTheFestival = every(1, asOf.minusDays(60), LocalDate.of(2026, 2, 13));

        // Then
        assertThat(activity.state(RAIL, untilTheFestival, asOf)).isEqualTo(CrossingState.OPEN);
        assertThat(activity.state(RAIL, untilTheFestival, asOf.plusDays(2))).isEqualTo(CrossingState.SILENT);
    }

    @Test
    void shouldTellTheSeasonOfARiverFromSilence() {
        // When
        CrossingState state = activity.state("xunke-poyarkovo", every(1, JUNE.minusDays(60), JUNE.minusDays(20)), JUNE);

        // Then
        assertThat(state).isEqualTo(CrossingState.OUT_OF_SEASON);
    }

    @Test
    void shouldBeClosedByTheReferenceDataWhateverIsDeclared() {
        // When
        CrossingState state = activity.state("hulin-markovo", every(1, JUNE.minusDays(60), JUNE), JUNE);

        // Then
        assertThat(state).isEqualTo(CrossingState.CLOSED);
    }

    @Test
    void shouldBeUnusedWithoutAnyLine() {
        // When
        CrossingState state = activity.state(RAIL, new TreeSet<>(), JUNE);

        // Then
        assertThat(state).isEqualTo(CrossingState.UNUSED);
    }

    private static NavigableSet<LocalDate> every(int days, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1), java.time.Period.ofDays(days))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
