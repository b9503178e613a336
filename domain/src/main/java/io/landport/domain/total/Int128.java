package io.landport.domain.total;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact signed 128-bit integer. A sum of line amounts (below 2^60 each) needs more than 2^67 lines to exceed the range; an
 * overflow throws.
 *
 * @param high the upper 64 bits, signed
 * @param low the lower 64 bits, unsigned
 */
public record Int128(long high, long low) implements Comparable<Int128> {
    public static final Int128 ZERO = new Int128(0, 0);

    private static final int LONG_BITS = 64;

    /** Converts from {@code long}. */
    public static Int128 of(long value) {
        return value == 0 ? ZERO : new Int128(value >> (LONG_BITS - 1), value);
    }

    /**
     * Converts from {@code BigInteger}.
     *
     * @throws ArithmeticException if the value does not fit 128 bits
     */
    public static Int128 of(BigInteger value) {
        return new Int128(value.shiftRight(LONG_BITS).longValueExact(), value.longValue());
    }

    /**
     * The exact sum.
     *
     * @throws ArithmeticException if the sum does not fit 128 bits
     */
    public Int128 plus(Int128 other) {
        long sum = low + other.low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        return new Int128(addHigh(high, other.high, carry), sum);
    }

    /**
     * The exact difference.
     *
     * @throws ArithmeticException if the difference does not fit 128 bits
     */
    public Int128 minus(Int128 other) {
        return plus(other.negated());
    }

    /**
     * The negated number.
     *
     * @throws ArithmeticException for -2^127, whose negation does not fit
     */
    public Int128 negated() {
        long opposite = -low;
        return new Int128(opposite == 0 ? Math.negateExact(high) : ~high, opposite);
    }

    /**
     * The number without its sign.
     *
     * @throws ArithmeticException for -2^127, whose negation does not fit
     */
    public Int128 abs() {
        return high < 0 ? negated() : this;
    }

    public boolean isZero() {
        return high == 0 && low == 0;
    }

    /** Whether the value fits a {@code long}, which is then {@link #low}. */
    public boolean isLong() {
        return high == low >> (LONG_BITS - 1);
    }

    public BigInteger toBigInteger() {
        BigInteger lower = BigInteger.valueOf(low);
        if (low < 0) {
            lower = lower.add(BigInteger.ONE.shiftLeft(LONG_BITS));
        }
        return BigInteger.valueOf(high).shiftLeft(LONG_BITS).add(lower);
    }

    /** The number as the unscaled value of a decimal. */
    public BigDecimal toDecimal(int scale) {
        return isLong() ? BigDecimal.valueOf(low, scale) : new BigDecimal(toBigInteger(), scale);
    }

    @Override
    public int compareTo(Int128 other) {
        return high == other.high ? Long.compareUnsigned(low, other.low) : Long.compare(high, other.high);
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }

    /** Adds the carry to a negative half if there is one: MIN + MAX + 1 fits although MAX + 1 does not. */
    private static long addHigh(long left, long right, long carry) {
        return left < 0 ? Math.addExact(left + carry, right) : Math.addExact(left, Math.addExact(right, carry));
    }
}
