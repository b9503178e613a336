package io.landport.domain.total;

/**
 * What the lines of one commodity and unit of a revision add to one total, or take back where the amounts are negative.
 *
 * @param commodity HS code of at most 6 digits: as many as the source gives, finer ones cut
 * @param unit of the quantity, the source's code; {@link Series#NOT_SPECIFIED} where a line has no quantity
 * @param amounts signed
 * @param quantity signed sum of supplementary quantities in 1/1,000 of the unit
 */
public record Contribution(TotalKey key, String commodity, String unit, Amounts amounts, Int128 quantity) {

    /** Which commodity total it belongs to. */
    public CommodityKey commodityKey() {
        return CommodityKey.of(key, commodity, unit);
    }

    /** The same taken back. */
    public Contribution negated() {
        return new Contribution(key, commodity, unit, amounts.negated(), quantity.negated());
    }

    /** The sum of two contributions of the same total, commodity and unit. */
    public Contribution plus(Contribution other) {
        if (!isAlike(other)) {
            throw new IllegalArgumentException("like is added only to like: " + this + " and " + other);
        }
        return new Contribution(key, commodity, unit, amounts.plus(other.amounts), quantity.plus(other.quantity));
    }

    /** Whether it changes nothing. */
    public boolean isZero() {
        return amounts.isZero() && quantity.isZero();
    }

    /** Whether both are of the same total, commodity and unit. */
    public boolean isAlike(Contribution other) {
        return unit.equals(other.unit) && commodity.equals(other.commodity) && key.equals(other.key);
    }
}
