package io.landport.domain.reference;

import java.time.LocalDate;

/**
 * One side's name for a crossing: a code that means it, for a mode of transport and a time.
 *
 * @param mode the mode, or {@link #ANY_MODE}
 * @param from first day, {@link LocalDate#MIN} where unbounded
 * @param to last day, {@link LocalDate#MAX} where unbounded
 */
record Post(String scheme, String code, String mode, LocalDate from, LocalDate to, String crossing) {
    static final String ANY_MODE = "*";

    boolean isFor(String otherMode, LocalDate day) {
        return (mode.equals(ANY_MODE) || mode.equals(otherMode)) && !day.isBefore(from) && !day.isAfter(to);
    }

    boolean overlaps(Post other) {
        boolean sameMode = mode.equals(ANY_MODE) || other.mode.equals(ANY_MODE) || mode.equals(other.mode);
        return sameMode && !from.isAfter(other.to) && !other.from.isAfter(to);
    }
}
