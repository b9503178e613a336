package io.landport.operations.ingest;

import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Reason;
import java.util.Map;

/**
 * The fates of the documents of an ingest.
 *
 * @param rejected how many streams rejected, by reason
 * @param changes how the counts of fates of their sources changed, by fate
 */
public record IngestFates(Map<Reason, Long> rejected, Map<String, Long> changes) {
    public IngestFates {
        rejected = Map.copyOf(rejected);
        changes = Map.copyOf(changes);
    }

    /** How many documents more wait for a decision. */
    long pending() {
        return changes.getOrDefault(Fate.PENDING.code(), 0L);
    }

    /** How many documents have a higher revision that was published before. */
    public long stale() {
        return changes.getOrDefault(Fate.STALE.code(), 0L);
    }
}
