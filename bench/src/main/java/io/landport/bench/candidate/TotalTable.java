package io.landport.bench.candidate;

/**
 * A table of daily totals.
 *
 * @param name of the table
 * @param day its column of the statistical day, a {@code date}
 * @param key SQL over its columns that gives the daily total's key
 */
public record TotalTable(String name, String day, String key) {}
