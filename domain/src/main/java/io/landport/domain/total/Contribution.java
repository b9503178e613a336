package io.landport.domain.total;

/**
 * What a revision adds to one total, or takes back where the amounts are negative.
 *
 * @param amounts signed
 */
public record Contribution(TotalKey key, Amounts amounts) {}
