package io.landport.query.explain;

import io.landport.domain.total.Contribution;
import io.landport.domain.total.Series;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The daily totals that a total is the sum of.
 *
 * @param series selects series
 * @param crossing selects crossings; at least those of the selected series
 * @param days of each source, by its id; a source without days has none
 */
public record TotalSelection(Predicate<Series> series, Predicate<String> crossing, Map<String, DayRange> days) {

    public TotalSelection {
        days = Map.copyOf(days);
    }

    /** Days, both included. */
    public record DayRange(LocalDate first, LocalDate last) {
        public DayRange {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("range must not end before " + first + " but ends on " + last);
            }
        }

        boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }

        DayRange plus(DayRange other) {
            return new DayRange(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    boolean contains(Contribution contribution) {
        return contains(contribution.key().series().source(), contribution.key().day())
                && series.test(contribution.key().series());
    }

    boolean contains(String source, LocalDate day) {
        DayRange range = days.get(source);
        return range != null && range.contains(day);
    }

    /** The days of all sources; empty if there are none. */
    Optional<DayRange> everyDay() {
        return days.values().stream().reduce(DayRange::plus);
    }
}
