package io.landport.verify.recompute;

/** What is recomputed besides lists and receipts. */
public enum RecomputedFigures {
    /** Daily totals by {@code TotalKey}, the daily changes added up. */
    TOTALS,
    /** Daily totals once more, computed from each document's winner. */
    WINNERS,
    /** Daily changes by {@code DailyChange.id()}. */
    CHANGES,
    /** Totals of windows by series and window, as of each source's as-of day. */
    ROLLING,
    /** Commodity totals by {@code CommodityKey}. */
    COMMODITIES,
    /** Counts of fates by {@code FateKey}. */
    FATES,
    /** The as-of day of each source in each partition of rolling totals. */
    CLOCKS
}
