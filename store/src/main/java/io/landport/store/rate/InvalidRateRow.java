package io.landport.store.rate;

/**
 * A row that is no rate.
 *
 * @param line in the file, from 1
 * @param reason a sentence for who loads it
 */
public record InvalidRateRow(long line, String reason) {}
