package io.landport.console.state;

import io.landport.domain.reference.CalendarEntry;
import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Reference;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges from the days with lines whether a crossing is silent: longer than its longest gap in the {@value #HABIT_DAYS} days before, days of
 * holidays not counted. Closures of the calendar and of the reference data come first.
 */
public final class Activity {
    private static final int HABIT_DAYS = 90;
    /** The longest time without a line, in days, that is never called silence. */
    public static final int SHORTEST_SILENCE = 3;

    private final Reference reference;
    private final Map<String, Set<LocalDate>> holidays = new HashMap<>();

    public Activity(Reference reference) {
        this.reference = reference;
    }

    /**
     * The state of a crossing.
     *
     * @param active its days with lines
     * @param asOf the day up to which its source should have data
     */
    public CrossingState state(String crossing, NavigableSet<LocalDate> active, LocalDate asOf) {
        if (isClosed(crossing, asOf)) {
            return CrossingState.CLOSED;
        }
        LocalDate last = active.floor(asOf);
        if (last == null) {
            return CrossingState.UNUSED;
        }
        long silence = workingDays(crossing, last, asOf);
        if (silence <= Math.max(SHORTEST_SILENCE, habit(crossing, active, last))) {
            return CrossingState.OPEN;
        }
        return isSeasonal(crossing) ? CrossingState.OUT_OF_SEASON : CrossingState.SILENT;
    }

    private long habit(String crossing, NavigableSet<LocalDate> active, LocalDate last) {
        long longest = 0;
        LocalDate before = null;
        for (LocalDate day : active.subSet(last.minusDays(HABIT_DAYS), true, last, true)) {
            longest = before == null ? longest : Math.max(longest, workingDays(crossing, before, day));
            before = day;
        }
        return longest;
    }

    /** Days after one day up to another that are no holiday in either country. */
    private long workingDays(String crossing, LocalDate from, LocalDate to) {
        Set<LocalDate> off = holidays.computeIfAbsent(crossing, this::holidaysOf);
        return ChronoUnit.DAYS.between(from, to)
                - off.stream()
                        .filter(day -> day.isAfter(from) && !day.isAfter(to))
                        .count();
    }

    private Set<LocalDate> holidaysOf(String crossing) {
        return reference.dimensions().calendar().stream()
                .filter(entry -> entry.kind().equals("holiday"))
                .filter(entry -> reference
                        .crossing(crossing)
                        .filter(known -> isOf(known, entry))
                        .isPresent())
                .flatMap(
                        entry -> entry.firstDay().datesUntil(entry.period().to().plusDays(1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOf(Crossing crossing, CalendarEntry entry) {
        return entry.country().equals(crossing.countryA()) || entry.country().equals(crossing.countryB());
    }

    private boolean isClosed(String crossing, LocalDate day) {
        boolean isInCalendar = reference.dimensions().calendar().stream()
                .anyMatch(entry -> entry.kind().equals("closure")
                        && entry.crossing().equals(crossing)
                        && entry.period().includes(day));
        return isInCalendar
                || reference
                        .crossing(crossing)
                        .filter(known -> known.status().equals("closed")
                                || (known.openTo() != null && known.openTo().isBefore(day))
                                || (known.openFrom() != null && known.openFrom().isAfter(day)))
                        .isPresent();
    }

    private boolean isSeasonal(String crossing) {
        return reference
                        .crossing(crossing)
                        .filter(known -> known.status().equals("seasonal"))
                        .isPresent()
                || reference.dimensions().details(crossing).season().startsWith("water");
    }
}
