package io.landport.query.compare;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The difference between an official value and the value of the store, and its parts, which add up to it exactly.
 *
 * @param revisions what the store has received since the table was published, with the opposite sign
 * @param regimes what the table seems to count otherwise: regimes that it has in addition, less those that it leaves out
 * @param rate what the rate of the table makes of the same declared values
 * @param remainder what none of them explains
 */
record Split(BigDecimal difference, BigDecimal revisions, BigDecimal regimes, BigDecimal rate, BigDecimal remainder) {
    private static final int DECIMALS = 4;

    Split {
        BigDecimal sum = revisions.add(regimes).add(rate).add(remainder);
        if (sum.compareTo(difference) != 0) {
            throw new IllegalArgumentException("the parts add up to " + sum + ", not to " + difference);
        }
    }

    /**
     * A value of the store in the currency of the table, and as declared.
     *
     * @param declared by currency
     */
    record Valued(BigDecimal converted, Map<String, BigDecimal> declared) {
        static final Valued NOTHING = new Valued(BigDecimal.ZERO, Map.of());

        Valued plus(Valued other) {
            Map<String, BigDecimal> sums = new TreeMap<>(declared);
            other.declared.forEach((currency, value) -> sums.merge(currency, value, BigDecimal::add));
            return new Valued(converted.add(other.converted), sums);
        }

        Valued negated() {
            Map<String, BigDecimal> negative = new TreeMap<>();
            declared.forEach((currency, value) -> negative.put(currency, value.negate()));
            return new Valued(converted.negate(), negative);
        }
    }

    /**
     * Splits a difference.
     *
     * @param value of the official row
     * @param now the value of the store
     * @param then its value when the table was published
     * @param regimes what the table counts otherwise: regimes that it has in addition, less those that it leaves out
     */
    static Split of(OfficialRow official, BigDecimal value, BigDecimal now, Valued then, Valued regimes) {
        Valued compared = then.plus(regimes);
        BigDecimal difference = value.subtract(now);
        BigDecimal revisions = then.converted.subtract(now);
        BigDecimal rate = official.rate()
                .flatMap(given -> atRate(official.currency(), compared, given))
                .map(atRate -> atRate.subtract(compared.converted))
                .orElse(BigDecimal.ZERO);
        return new Split(
                difference,
                revisions,
                regimes.converted,
                rate,
                difference.subtract(revisions).subtract(regimes.converted).subtract(rate));
    }

    /** Whether the parts explain the difference, but for rounding of the table. */
    boolean isExplained(OfficialRow official) {
        return remainder.abs().compareTo(official.tolerance()) <= 0;
    }

    /** Declared values at a rate; empty if they are in several currencies, or in the currency of the table. */
    private static Optional<BigDecimal> atRate(String currency, Valued valued, BigDecimal rate) {
        return valued.declared.size() == 1 && !valued.declared.containsKey(currency)
                ? valued.declared.values().stream()
                        .findFirst()
                        .map(value -> value.multiply(rate).setScale(DECIMALS, RoundingMode.HALF_UP))
                : Optional.empty();
    }
}
