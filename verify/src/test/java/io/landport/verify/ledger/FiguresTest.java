package io.landport.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.total.Int128;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final int RUNS = 10_000;
    private static final BigInteger LARGEST = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);
    private static final BigInteger SMALLEST = BigInteger.TWO.pow(127).negate();

    @Test
    void shouldEqualItselfAfterEncodingAtEachPowerOfTwo() {
        for (int power = 0; power < 127; power++) {
            BigInteger number = BigInteger.TWO.pow(power);
            for (int offset = -1; offset <= 1; offset++) {
                BigInteger near = number.add(BigInteger.valueOf(offset));
                shouldEqualItselfAfterEncoding(figures("", near.min(LARGEST), near.negate()));
            }
        }
        shouldEqualItselfAfterEncoding(figures("", LARGEST, SMALLEST));
    }

    @Test
    void shouldEqualItselfAfterEncodingWithRandomNumbers() {
        SplittableRandom random = Seed.random("FiguresTest");
        for (int run = 0; run < RUNS; run++) {
            BigInteger[] numbers = IntStream.range(0, random.nextInt(6))
                    .mapToObj(i -> new BigInteger(Long.toString(random.nextLong())).shiftRight(random.nextInt(64)))
                    .toArray(BigInteger[]::new);
            shouldEqualItselfAfterEncoding(figures(random.nextBoolean() ? "" : "значение is null", numbers));
        }
    }

    @Test
    void shouldTakeFewBytesForSmallNumbers() {
        assertThat(figures("", BigInteger.ONE, BigInteger.ZERO, BigInteger.valueOf(-12_345))
                        .bytes())
                .hasSize(1 + 2 + 1 + 3);
    }

    private static void shouldEqualItselfAfterEncoding(Figures figures) {
        assertThat(Figures.of(figures.bytes())).isEqualTo(figures);
    }

    private static Figures figures(String problem, BigInteger... numbers) {
        return Figures.of(List.of(numbers).stream().map(Int128::of).toList(), problem);
    }
}
