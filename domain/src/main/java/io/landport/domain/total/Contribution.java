package io.landport.domain.total;

/**
 * What the lines of one commodity and unit of a revision add to a total, or subtract if the amounts are negative.
 *
 * @param commodity HS code truncated to at most 6 digits
 * @param unit of the quantity, the source's code; {@link Series#NOT_SPECIFIED} if a line has no quantity
 * @param amounts signed
 * @param quantity signed sum of supplementary quantities in 1/1,000 of the unit
 */
public record Contribution(TotalKey key, String commodity, String unit, Amounts amounts, Int128 quantity) {

    /** The key of its commodity total. */
    public CommodityKey commodityKey() {
        return CommodityKey.of(key, commodity, unit);
    }

    /** The contribution with the opposite sign. */
    public Contribution negated() {
        return new Contribution(key, commodity, unit, amounts.negated(), quantity.negated());
    }

    /**
     * The sum of two contributions of the same total, commodity and unit.
     *
     * @throws IllegalArgumentException if they differ in one of these
     */
    public Contribution plus(Contribution other) {
        if (!hasSameKey(other)) {
            throw new IllegalArgumentException(
                    "contributions of different totals, commodities or units: " + this + " and " + other);
        }
        return new Contribution(key, commodity, unit, amounts.plus(other.amounts), quantity.plus(other.quantity));
    }

    /** Whether all amounts are zero. */
    public boolean isZero() {
        return amounts.isZero() && quantity.isZero();
    }

    /** Whether both have the same total, commodity and unit. */
    public boolean hasSameKey(Contribution other) {
        return unit.equals(other.unit) && commodity.equals(other.commodity) && key.equals(other.key);
    }
}
