package io.landport.query.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an alarm held.
 *
 * @param alarm its name everywhere
 * @param subject what it is about; may be empty
 * @param until the last time at which it is known to have held
 * @param acknowledged the last time that an operator did; null if none has, or before it is read
 */
public record AlarmPeriod(
        String alarm,
        String subject,
        Instant since,
        Instant until,
        @Nullable Acknowledgement acknowledged) {
    public AlarmPeriod {
        if (until.isBefore(since)) {
            throw new IllegalArgumentException("until " + until + " is before since " + since);
        }
    }

    /** Who has seen an alarm, and what they said. */
    public record Acknowledgement(String by, Instant at, String note) {}
}
