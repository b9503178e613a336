package io.landport.bench.candidate;

/**
 * A table of daily totals.
 *
 * @param name of the table
 * @param day column of the statistical day, a {@code date}
 * @param key SQL expression of its columns that is the key of the daily total
 */
public record TotalTable(String name, String day, String key) {}
