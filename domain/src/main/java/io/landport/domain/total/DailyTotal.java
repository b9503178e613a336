package io.landport.domain.total;

import java.util.List;

/**
 * The total of a series on a statistical day, as published. Empty totals are published too, with 0 lines.
 *
 * @param amounts the sum of the changes
 * @param changes by received day, ascending; empty if the publisher does not track them
 */
public record DailyTotal(TotalKey key, Amounts amounts, List<DailyChange> changes) {
    public DailyTotal {
        changes = List.copyOf(changes);
    }

    /** A total without its changes. */
    public DailyTotal(TotalKey key, Amounts amounts) {
        this(key, amounts, List.of());
    }
}
