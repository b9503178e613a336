package io.landport.streams.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.Seed;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongPairSumsTest {
    private static final int KEYS = 90;
    private static final int ADDITIONS = 20_000;

    private final SplittableRandom random = Seed.random("LongPairSumsTest");
    private final LongPairSums sums = new LongPairSums();

    @Test
    void shouldEqualAMapOfBigIntegersAlsoAfterClearing() {
        for (int round = 0; round < 3; round++) {
            // Given
            Map<List<Long>, List<BigInteger>> expected = new HashMap<>();

            // When
            for (int i = 0; i < ADDITIONS; i++) {
                long first = random.nextInt(KEYS);
                long second = random.nextInt(-KEYS, KEYS);
                Amounts amounts = new Amounts(random.nextInt(-9, 9), random.nextInt(9), wide(), wide());
                Int128 quantity = wide();
                sums.add(first, second, amounts, quantity);
                expected.merge(List.of(first, second), numbers(amounts, quantity), LongPairSumsTest::plus);
            }

            // Then
            Map<List<Long>, List<BigInteger>> actual = new HashMap<>();
            for (int index = 0; index < sums.size(); index++) {
                actual.put(
                        List.of(sums.first(index), sums.second(index)),
                        numbers(sums.amounts(index), sums.quantity(index)));
            }
            assertThat(actual).isEqualTo(expected);
            assertThat(sums.size()).isEqualTo(expected.size());
            sums.clear();
        }
    }

    @Test
    void shouldThrowIfASumOverflows() {
        // Given
        Amounts most = new Amounts(1, 0, new Int128(Long.MAX_VALUE, -1), Int128.ZERO);
        sums.add(1, 1, most, Int128.ZERO);

        // Then
        assertThatThrownBy(() -> sums.add(1, 1, Amounts.ofLine(1, 0), Int128.ZERO))
                .isInstanceOf(ArithmeticException.class);
    }

    /** Of any width up to 100 bits, either sign. */
    private Int128 wide() {
        BigInteger number = BigInteger.valueOf(random.nextLong());
        return Int128.of(random.nextInt(3) == 0 ? number.shiftLeft(random.nextInt(37)) : number.shiftRight(20));
    }

    private static List<BigInteger> numbers(Amounts amounts, Int128 quantity) {
        return List.of(
                BigInteger.valueOf(amounts.lines()),
                BigInteger.valueOf(amounts.linesWithoutWeight()),
                amounts.value().toBigInteger(),
                amounts.netWeight().toBigInteger(),
                quantity.toBigInteger());
    }

    private static List<BigInteger> plus(List<BigInteger> left, List<BigInteger> right) {
        return List.of(
                left.get(0).add(right.get(0)),
                left.get(1).add(right.get(1)),
                left.get(2).add(right.get(2)),
                left.get(3).add(right.get(3)),
                left.get(4).add(right.get(4)));
    }
}
