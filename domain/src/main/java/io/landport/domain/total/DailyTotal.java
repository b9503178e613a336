package io.landport.domain.total;

/** The total of a series on a statistical day, as published. Empty totals are published too, with 0 lines. */
public record DailyTotal(TotalKey key, Amounts amounts) {}
