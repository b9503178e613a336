package io.landport.domain.total;

/**
 * The total of a commodity in a month, as published. Empty totals are published too, with 0 lines.
 *
 * @param quantity sum of supplementary quantities in 1/1,000 of the key's unit; 0 if the unit is not specified
 */
public record CommodityTotal(CommodityKey key, Amounts amounts, Int128 quantity) {}
