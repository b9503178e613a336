package io.landport.domain.document;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Scales and bounds of the amounts of a line. Money is in 1/10,000 of the currency's unit, weights and quantities in 1/1,000 of a
 * kilogram or unit. Both fit a {@code long} up to {@link #MAX_UNITS}.
 */
public final class Measures {
    /** Decimal places of money. */
    public static final int MONEY_SCALE = 4;

    /** Decimal places of kilograms and of supplementary quantities. */
    public static final int WEIGHT_SCALE = 3;

    /** The greatest amount of a line, in whole units of money, kilograms or quantity. */
    public static final long MAX_UNITS = 100_000_000_000_000L;

    private static final BigDecimal MAX = BigDecimal.valueOf(MAX_UNITS);

    private Measures() {}

    /** Money in 1/10,000, rounded half-even. Out of bounds, it is clamped to a value that the judge rejects. */
    public static long money(BigDecimal units) {
        return scaled(units, MONEY_SCALE);
    }

    /** Kilograms or a quantity in 1/1,000, rounded half-even; clamped like {@link #money}. */
    public static long weight(BigDecimal units) {
        return scaled(units, WEIGHT_SCALE);
    }

    /** An amount in 10 to the power of {@code -scale}, one of the scales above; rounded and clamped like {@link #money}. */
    public static long scaled(BigDecimal units, int scale) {
        if (units.signum() < 0) {
            // Rounding must not turn a negative amount into zero, which is valid.
            return Math.min(-1, units.compareTo(MAX.negate()) < 0 ? Long.MIN_VALUE : round(units, scale));
        }
        return units.compareTo(MAX) > 0 ? Long.MAX_VALUE : round(units, scale);
    }

    /** Whether a scaled amount is not negative and at most {@link #MAX_UNITS}. */
    public static boolean isInBounds(long scaled, int scale) {
        return scaled >= 0 && scaled <= MAX_UNITS * (scale == MONEY_SCALE ? 10_000 : 1_000);
    }

    /** A scaled amount in units, with as many decimals as it needs; a clamped one by its bound, for its number is lost. */
    public static String text(long scaled, int scale) {
        if (scaled == Long.MAX_VALUE || scaled == Long.MIN_VALUE) {
            return scaled > 0 ? "more than " + MAX_UNITS : "less than -" + MAX_UNITS;
        }
        return BigDecimal.valueOf(scaled, scale).stripTrailingZeros().toPlainString();
    }

    /** Whether scaling an amount keeps it; one beyond the bounds, or below minus them, is clamped. */
    public static boolean isExpressible(BigDecimal units) {
        return units.abs().compareTo(MAX) <= 0;
    }

    /** Whether an amount has more decimals than are kept. */
    public static boolean isRounded(BigDecimal units, int scale) {
        return units.scale() > scale && units.stripTrailingZeros().scale() > scale;
    }

    private static long round(BigDecimal units, int scale) {
        // Less than a tenth of the smallest unit; setScale would first expand 1E-1000000000 to all its zeros.
        if ((long) units.scale() - units.precision() > scale) {
            return 0;
        }
        return units.setScale(scale, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }
}
