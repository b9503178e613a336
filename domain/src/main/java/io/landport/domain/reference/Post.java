package io.landport.domain.reference;

import java.time.LocalDate;

/**
 * Maps a code of a scheme to a crossing, for a mode of transport and a period.
 *
 * @param mode the mode, or {@link #ANY_MODE}
 * @param period in which the mapping applies
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
