package io.landport.query;

/** What the day of facts is, which decides about rates of exchange. */
enum Grain {
    /** The statistical day. */
    DAY,
    /**
     * The first day of a month, where no days are known, as of commodities: the rule of the day has its month's average then.
     * Totals by month have days: to convert them, take these.
     */
    MONTH
}
