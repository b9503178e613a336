package io.landport.domain.fate;

import io.landport.domain.judge.Origin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A record of an input topic that was set aside, because a bug could not get past it. It is read and counted, but never
 * looked into, as long as its generation lives: the next one takes it up again.
 *
 * @param record which one
 * @param reason why, in the words of who did it
 * @param by who did it
 * @param at when, to the millisecond
 * @param generation of the installation, counted from 1
 */
public record Quarantine(Origin.TopicRecord record, String reason, String by, Instant at, int generation) {
    public Quarantine {
        if (reason.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException(
                    "a quarantine has a reason and a name, not '" + reason + "' by '" + by + "'");
        }
        if (generation < 1) {
            throw new IllegalArgumentException("generation must be at least 1 but is " + generation);
        }
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The key: a record is set aside once. */
    public String key() {
        return record.id();
    }
}
