package io.landport.store.rate;

/**
 * An invalid row.
 *
 * @param line in the file, from 1
 * @param reason why it is invalid
 */
public record InvalidRateRow(long line, String reason) {}
