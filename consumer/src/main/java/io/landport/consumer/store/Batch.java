package io.landport.consumer.store;

import io.landport.domain.judge.Rejection;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.TotalKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one transaction writes. Of several values with one key the last one wins, as it would record by record. */
public final class Batch {
    private final Map<TotalKey, Amounts> totals = new LinkedHashMap<>();
    private final Map<ChangeKey, Amounts> changes = new LinkedHashMap<>();
    private final Map<String, Recorded> rejections = new LinkedHashMap<>();

    public void add(DailyTotal total) {
        totals.put(total.key(), total.amounts());
    }

    public void add(DailyChange change) {
        changes.put(new ChangeKey(change.key(), change.receivedDay()), change.amounts());
    }

    /** @param recorded the record's own time */
    public void add(Rejection rejection, Instant recorded) {
        rejections.put(rejection.id(), new Recorded(rejection, recorded));
    }

    Map<TotalKey, Amounts> totals() {
        return totals;
    }

    Map<ChangeKey, Amounts> changes() {
        return changes;
    }

    Map<String, Recorded> rejections() {
        return rejections;
    }

    /** Every crossing that is named, in order, so that two processes which write the same ones never wait in a circle. */
    Set<String> crossings() {
        Set<String> crossings = new TreeSet<>();
        totals.keySet().forEach(key -> crossings.add(key.series().crossing()));
        changes.keySet().forEach(key -> crossings.add(key.total().series().crossing()));
        return crossings;
    }

    /** What a change is of. */
    record ChangeKey(TotalKey total, LocalDate receivedDay) {}

    /** A rejection and when it was published. */
    record Recorded(Rejection rejection, Instant at) {}
}
