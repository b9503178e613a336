package io.landport.query.explain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The received days whose changes are explained.
 *
 * @param after the last received day before them, empty for all from the beginning
 * @param upTo the last of them, empty for all up to now
 */
public record KnownBetween(Optional<LocalDate> after, Optional<LocalDate> upTo) {
    boolean contains(LocalDate receivedDay) {
        return after.filter(day -> !receivedDay.isAfter(day)).isEmpty() && isUpTo(receivedDay);
    }

    boolean isUpTo(LocalDate receivedDay) {
        return upTo.filter(receivedDay::isAfter).isEmpty();
    }
}
