package io.landport.format.bts;

import io.landport.format.feed.Input;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * How BTS files are read.
 *
 * @param period the period that gives the documents their revision; if empty, the one of each file's name
 * @param supersede 0 for a file that is ingested for the first time; 1 to 99 to replace what was ingested of the same period
 *     before, the highest counts
 * @param isPartial whether files may lack a part of their period
 * @param previous files that a file restates: their documents of its months that it lacks are cancelled
 */
public record BtsOptions(Optional<YearMonth> period, int supersede, boolean isPartial, List<Input> previous) {
    /** The highest number of a replacement, so that it stays below the next period's. */
    public static final int MAX_SUPERSEDE = 99;

    public BtsOptions {
        previous = List.copyOf(previous);
        if (supersede < 0 || supersede > MAX_SUPERSEDE) {
            throw new IllegalArgumentException("supersede is " + supersede + ", must be from 0 to " + MAX_SUPERSEDE);
        }
    }

    /** Complete files, with the period of their names, that replace nothing. */
    public static BtsOptions defaults() {
        return new BtsOptions(Optional.empty(), 0, false, List.of());
    }
}
