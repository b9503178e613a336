package io.landport.domain.total;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.Seed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Rule 12: sums are exact and cannot overflow, compared with BigInteger. */
class Int128Test {
    private static final BigInteger MAX = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);
    private static final BigInteger MIN = BigInteger.TWO.pow(127).negate();
    private static final int RANDOM_VALUES = 300;

    private static final List<BigInteger> VALUES = values(Seed.random("Int128Test"));

    @Test
    void shouldKeepEveryValueOfItsRange() {
        for (BigInteger value : VALUES) {
            // When
            Int128 exact = Int128.of(value);

            // Then
            assertThat(exact.toBigInteger()).isEqualTo(value);
            assertThat(exact).hasToString(value.toString());
            assertThat(exact.toDecimal(4)).isEqualTo(new BigDecimal(value, 4));
            assertThat(exact.isZero()).as("%s is zero", value).isEqualTo(value.signum() == 0);
            assertThat(exact.isLong()).as("%s is a long", value).isEqualTo(value.bitLength() < Long.SIZE);
        }
    }

    @Test
    void shouldWidenLongs() {
        for (long value : new long[] {0, 1, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(Int128.of(value)).isEqualTo(Int128.of(BigInteger.valueOf(value)));
        }
    }

    @Test
    void shouldAddAndSubtractAsBigIntegerDoes() {
        for (BigInteger left : VALUES) {
            for (BigInteger right : VALUES) {
                shouldAgree(left, right, BigInteger::add, Int128::plus);
                // The negation of the least number is out of range, although a difference with it may not be.
                if (!right.equals(MIN)) {
                    shouldAgree(left, right, BigInteger::subtract, Int128::minus);
                }
            }
        }
    }

    @Test
    void shouldCompareAsBigIntegerDoes() {
        for (BigInteger left : VALUES) {
            for (BigInteger right : VALUES) {
                assertThat(Int128.of(left).compareTo(Int128.of(right)))
                        .as("%s compared with %s", left, right)
                        .isEqualTo(left.compareTo(right));
            }
        }
    }

    @Test
    void shouldNegateAllButTheLeast() {
        for (BigInteger value : VALUES) {
            if (!value.equals(MIN)) {
                assertThat(Int128.of(value).negated().toBigInteger()).isEqualTo(value.negate());
                assertThat(Int128.of(value).abs().toBigInteger()).isEqualTo(value.abs());
            }
        }
        assertThatThrownBy(() -> Int128.of(MIN).negated()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldThrowForNumbersOutOfRange() {
        assertThatThrownBy(() -> Int128.of(MAX.add(BigInteger.ONE))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Int128.of(MIN.subtract(BigInteger.ONE))).isInstanceOf(ArithmeticException.class);
    }

    private static void shouldAgree(
            BigInteger left, BigInteger right, BinaryOperator<BigInteger> expected, BinaryOperator<Int128> actual) {
        BigInteger result = expected.apply(left, right);
        if (result.compareTo(MIN) < 0 || result.compareTo(MAX) > 0) {
            assertThatThrownBy(() -> actual.apply(Int128.of(left), Int128.of(right)))
                    .as("%s and %s", left, right)
                    .isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(actual.apply(Int128.of(left), Int128.of(right)).toBigInteger())
                    .as("%s and %s", left, right)
                    .isEqualTo(result);
        }
    }

    private static List<BigInteger> values(SplittableRandom random) {
        List<BigInteger> values = new ArrayList<>(List.of(MAX, MIN, MAX.subtract(BigInteger.ONE)));
        for (int power : new int[] {0, 1, 31, 32, 62, 63, 64, 65, 126}) {
            BigInteger edge = BigInteger.TWO.pow(power);
            for (BigInteger near : List.of(edge, edge.subtract(BigInteger.ONE), edge.add(BigInteger.ONE))) {
                values.add(near);
                values.add(near.negate());
            }
        }
        for (int i = 0; i < RANDOM_VALUES; i++) {
            byte[] bytes = new byte[random.nextInt(1, 17)];
            random.nextBytes(bytes);
            values.add(new BigInteger(bytes));
        }
        return values;
    }
}
