package io.landport.domain.reference;

import java.time.LocalDate;

/**
 * One side's name for a crossing: a code that means it, for a mode of transport and a time.
 *
 * @param mode the mode, or {@link #ANY_MODE}
 * @param period when the code means it
 */
public record Post(String scheme, String code, String mode, Period period, String crossing) {
    public static final String ANY_MODE = "*";

    boolean isFor(String otherMode, LocalDate day) {
        return (mode.equals(ANY_MODE) || mode.equals(otherMode)) && period.includes(day);
    }

    public boolean overlaps(Post other) {
        boolean sameMode = mode.equals(ANY_MODE) || other.mode.equals(ANY_MODE) || mode.equals(other.mode);
        return sameMode && period.overlaps(other.period);
    }
}
