package io.landport.domain.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of days, both ends included.
 *
 * @param from first day, {@link LocalDate#MIN} if unbounded
 * @param to last day, {@link LocalDate#MAX} if unbounded
 */
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("valid_to " + to + " is before valid_from " + from);
        }
    }

    /** The days from one to another; null means unbounded. */
    public static Period of(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new Period(from == null ? LocalDate.MIN : from, to == null ? LocalDate.MAX : to);
    }

    /** Merges overlapping and adjacent periods, the earliest first. */
    public static List<Period> union(Collection<Period> periods) {
        List<Period> union = new ArrayList<>();
        for (Period next :
                periods.stream().sorted(Comparator.comparing(Period::from)).toList()) {
            int last = union.size() - 1;
            if (last >= 0 && union.get(last).reaches(next)) {
                union.set(last, union.get(last).until(next.to));
            } else {
                union.add(next);
            }
        }
        return union;
    }

    /** The first day, empty if unbounded. */
    public Optional<LocalDate> firstDay() {
        return Optional.of(from).filter(day -> !day.equals(LocalDate.MIN));
    }

    /** The last day, empty if unbounded. */
    public Optional<LocalDate> lastDay() {
        return Optional.of(to).filter(day -> !day.equals(LocalDate.MAX));
    }

    /** For example {@code 2014-01-01..} for a period without an end. */
    @Override
    public String toString() {
        return firstDay().map(LocalDate::toString).orElse("") + ".."
                + lastDay().map(LocalDate::toString).orElse("");
    }

    public boolean includes(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean encloses(Period other) {
        return includes(other.from) && includes(other.to);
    }

    public boolean overlaps(Period other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    /** The intersection, empty if there is none. */
    public Optional<Period> overlap(Period other) {
        return overlaps(other)
                ? Optional.of(
                        new Period(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to))
                : Optional.empty();
    }

    /** Whether a later period begins within this one or on the day after it. */
    private boolean reaches(Period later) {
        return to.equals(LocalDate.MAX) || !later.from.isAfter(to.plusDays(1));
    }

    private Period until(LocalDate day) {
        return new Period(from, day.isAfter(to) ? day : to);
    }
}
