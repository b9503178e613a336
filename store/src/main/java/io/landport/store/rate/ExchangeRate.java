package io.landport.store.rate;

import java.math.BigDecimal;
import java.util.Set;

/**
 * An exchange rate as it was published.
 *
 * @param base base currency, ISO 4217
 * @param rate greater than 0, with at most 12 digits before and 12 after the decimal point
 * @param units how many units of one currency are worth {@code rate} of the other: a power of ten up to a million
 */
public record ExchangeRate(RateKey key, String base, Quotation quotation, BigDecimal rate, int units) {
    private static final Set<Integer> UNITS = Set.of(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final int DIGITS = 12;

    public ExchangeRate {
        require(!base.equals(key.currency()), "currency and base are both " + base);
        require(rate.signum() > 0, "rate " + rate.toPlainString() + " is not greater than 0");
        require(
                rate.scale() <= DIGITS && rate.precision() - rate.scale() <= DIGITS,
                "rate " + rate.toPlainString() + " has more than 12 digits before or after the decimal point");
        require(UNITS.contains(units), "units are " + units + ", which is not a power of ten up to a million");
    }

    /** Whether both are equal in the store: 1.50 equals 1.5. */
    boolean isSameAs(ExchangeRate other) {
        return base.equals(other.base)
                && quotation == other.quotation
                && units == other.units
                && rate.compareTo(other.rate) == 0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
