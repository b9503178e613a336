package io.landport.domain.fate;

import io.landport.domain.judge.Origin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A record of a document topic that an operator has quarantined because processing it fails. It is counted but not decoded in
 * its generation; the next generation processes it again.
 *
 * @param record the position of the record
 * @param reason given by the operator, not blank
 * @param by name of the operator, not blank
 * @param at time of the decision, to the millisecond
 * @param generation of the installation, counted from 1
 */
public record Quarantine(Origin.TopicRecord record, String reason, String by, Instant at, int generation) {
    public Quarantine {
        if (reason.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException(
                    "a quarantine needs a reason and a name but has '" + reason + "' by '" + by + "'");
        }
        if (generation < 1) {
            throw new IllegalArgumentException("generation must be at least 1 but is " + generation);
        }
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The key: a record is quarantined once. */
    public String key() {
        return record.id();
    }
}
