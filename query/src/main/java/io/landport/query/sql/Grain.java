package io.landport.query.sql;

/** Meaning of the day of facts, which selects the exchange rate. */
public enum Grain {
    /** The statistical day. */
    DAY,
    /**
     * The first day of a month, for totals without days, such as commodity totals: rule {@code day} then uses the month average.
     * Monthly totals have days: convert their daily totals instead.
     */
    MONTH
}
