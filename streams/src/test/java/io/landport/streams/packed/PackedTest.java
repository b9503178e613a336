package io.landport.streams.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.Seed;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values are read as they were written, up to the limits of their ranges. */
final class PackedTest {
    private static final int TIMES = 2_000;

    private final SplittableRandom random = Seed.random("PackedTest");
    private final PackedWriter out = new PackedWriter();

    @Test
    void shouldReadNumbersAsWritten() {
        // Given
        List<Long> numbers = numbers();

        // When
        numbers.forEach(number -> out.write(number).writeFixed(number));

        // Then
        PackedReader in = written();
        for (long number : numbers) {
            assertThat(in.readLong()).isEqualTo(number);
            assertThat(in.readFixed()).isEqualTo(number);
        }
        assertThat(in.hasMore()).isFalse();
    }

    @Test
    void shouldWriteSmallNumbersInOneByte() {
        for (long number = -64; number < 64; number++) {
            assertThat(out.clear().write(number).length()).isOne();
        }
        assertThat(out.clear().write(64).length()).isEqualTo(2);
        assertThat(out.clear().write(Long.MIN_VALUE).length()).isEqualTo(10);
    }

    @Test
    void shouldReadSumsAsWritten() {
        // Given
        List<Int128> sums = sums();

        // When
        sums.forEach(out::write);

        // Then
        PackedReader in = written();
        sums.forEach(sum -> assertThat(in.readInt128()).isEqualTo(sum));
        assertThat(in.hasMore()).isFalse();
    }

    @Test
    void shouldReadAmountsAsWritten() {
        // Given
        List<Int128> sums = sums();
        List<Amounts> amounts = new ArrayList<>();
        for (Int128 value : sums) {
            // The counts of lines lose one bit, which says how wide the sums are.
            amounts.add(new Amounts(random.nextLong() >> 1, random.nextLong(), value, any(sums)));
        }
        amounts.add(new Amounts(Long.MAX_VALUE >> 1, Long.MAX_VALUE, Int128.ZERO, Int128.ZERO));
        amounts.add(new Amounts(Long.MIN_VALUE >> 1, Long.MIN_VALUE, Int128.ZERO, Int128.ZERO));

        // When
        amounts.forEach(out::write);

        // Then
        PackedReader in = written();
        amounts.forEach(each -> assertThat(in.readAmounts()).isEqualTo(each));
        assertThat(in.hasMore()).isFalse();
    }

    @Test
    void shouldReadTextsAsWritten() {
        // Given
        List<String> texts = List.of("", "a", "Суйфэньхэ", "绥芬河", "x".repeat(70_000), "\uD83D\uDE9A");

        // When
        texts.forEach(out::write);

        // Then
        PackedReader in = written();
        texts.forEach(text -> assertThat(in.readText()).isEqualTo(text));
    }

    @Test
    void shouldReadFromTheMiddleOfAnArray() {
        // Given
        byte[] bytes = out.writeByte(-1).write(300).write("abc").writeByte(9).copy();

        // When
        PackedReader in = new PackedReader().over(bytes, 1, bytes.length - 2);

        // Then
        assertThat(in.readInt()).isEqualTo(300);
        assertThat(in.readText()).isEqualTo("abc");
        assertThat(in.hasMore()).isFalse();
    }

    @Test
    void shouldRejectANumberThatDoesNotFitAnInt() {
        out.write(1L + Integer.MAX_VALUE);

        assertThatThrownBy(written()::readInt).isInstanceOf(ArithmeticException.class);
    }

    private PackedReader written() {
        return new PackedReader().over(out.bytes(), 0, out.length());
    }

    private List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        for (int bits = 0; bits < Long.SIZE; bits++) {
            for (long near = -1; near <= 1; near++) {
                numbers.add((1L << bits) + near);
                numbers.add(-(1L << bits) + near);
            }
        }
        for (int i = 0; i < TIMES; i++) {
            numbers.add(random.nextLong() >> random.nextInt(Long.SIZE));
        }
        return numbers;
    }

    private List<Int128> sums() {
        List<Int128> sums = new ArrayList<>();
        List<Long> halves = List.of(0L, -1L, 1L, Long.MIN_VALUE, Long.MAX_VALUE);
        for (long high : halves) {
            for (long low : halves) {
                sums.add(new Int128(high, low));
            }
        }
        for (long number : numbers()) {
            sums.add(Int128.of(number));
            sums.add(new Int128(number, random.nextLong()));
        }
        return sums;
    }

    private Int128 any(List<Int128> sums) {
        return sums.get(random.nextInt(sums.size()));
    }
}
