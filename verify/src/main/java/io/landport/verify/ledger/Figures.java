package io.landport.verify.ledger;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a key: numbers in the order of the aggregate's columns, and why the record or row is invalid regardless of them, if it is.
 * Immutable, except for {@link #add}.
 */
public final class Figures {
    private static final int MAX_BYTES = 2 * Long.BYTES;

    /** The numbers of {@link Amounts}. */
    private static final int AMOUNTS = 4;

    /** The upper and the lower half of each number, because a list of objects takes three times the memory. */
    private final long[] halves;

    private final String problem;

    private Figures(long[] halves, String problem) {
        this.halves = halves;
        this.problem = problem;
    }

    /** @param problem empty if the record or row is valid */
    public static Figures of(List<Int128> numbers, String problem) {
        Figures figures = zeros(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            figures.set(i, numbers.get(i));
        }
        return figures.withProblem(problem);
    }

    public static Figures of(long... numbers) {
        Figures figures = zeros(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            figures.set(i, Int128.of(numbers[i]));
        }
        return figures;
    }

    public static Figures of(Amounts amounts) {
        Figures figures = zeros(AMOUNTS);
        figures.set(amounts);
        return figures;
    }

    public static Figures of(Amounts amounts, Int128 quantity) {
        Figures figures = zeros(AMOUNTS + 1);
        figures.set(amounts);
        figures.set(AMOUNTS, quantity);
        return figures;
    }

    /** A day as a number: 20210331. */
    public static Figures ofDay(LocalDate day) {
        return of(number(day));
    }

    /** A day as a number: 20210331. */
    public static long number(LocalDate day) {
        return Long.parseLong(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** An invalid record or row, without numbers. */
    public static Figures invalid(String problem) {
        return zeros(0).withProblem(problem);
    }

    public Figures withProblem(String found) {
        return new Figures(halves, found);
    }

    public List<Int128> numbers() {
        return IntStream.range(0, size()).mapToObj(this::number).toList();
    }

    /** How many numbers there are. */
    public int size() {
        return halves.length / 2;
    }

    public Int128 number(int position) {
        return new Int128(halves[2 * position], halves[2 * position + 1]);
    }

    /** Empty if the record or row is valid. */
    public String problem() {
        return problem;
    }

    /**
     * Adds figures of the same aggregate to these.
     *
     * @throws ArithmeticException if a sum does not fit 128 bits
     */
    void add(Figures others) {
        for (int i = 0; i < size(); i++) {
            set(i, number(i).plus(others.number(i)));
        }
    }

    /** Figures that can be changed without changing these. */
    Figures copy() {
        return new Figures(halves.clone(), problem);
    }

    /** Whether it is valid and all numbers are zero, which equals a missing key. */
    public boolean isZero() {
        return problem.isEmpty() && Arrays.stream(halves).allMatch(half -> half == 0);
    }

    byte[] bytes() {
        byte[] text = problem.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(1 + size() * (1 + MAX_BYTES) + text.length);
        bytes.put((byte) size());
        for (int i = 0; i < size(); i++) {
            put(number(i), bytes);
        }
        return Arrays.copyOf(bytes.put(text).array(), bytes.position());
    }

    static Figures of(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        long[] halves = new long[2 * from.get()];
        for (int i = 0; i < halves.length; i += 2) {
            Int128 number = readNumber(from);
            halves[i] = number.high();
            halves[i + 1] = number.low();
        }
        int end = from.position();
        return new Figures(
                halves, from.hasRemaining() ? new String(bytes, end, bytes.length - end, StandardCharsets.UTF_8) : "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Figures figures
                && Arrays.equals(halves, figures.halves)
                && problem.equals(figures.problem);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(halves) ^ problem.hashCode();
    }

    @Override
    public String toString() {
        return numbers() + problem;
    }

    private static Figures zeros(int count) {
        return new Figures(new long[2 * count], "");
    }

    private void set(Amounts amounts) {
        set(0, Int128.of(amounts.lines()));
        set(1, Int128.of(amounts.linesWithoutWeight()));
        set(2, amounts.value());
        set(3, amounts.netWeight());
    }

    private void set(int position, Int128 number) {
        halves[2 * position] = number.high();
        halves[2 * position + 1] = number.low();
    }

    /** Writes the number of bytes and the lowest bytes of a number, as many as it needs: most numbers are small. */
    private static void put(Int128 number, ByteBuffer to) {
        int bits = number.isLong() ? bits(number.low()) : Long.SIZE + bits(number.high());
        int bytes = number.isZero() ? 0 : bits / Byte.SIZE + 1;
        to.put((byte) bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            long half = i < Long.BYTES ? number.low() : number.high();
            to.put((byte) (half >> (i * Byte.SIZE)));
        }
    }

    private static Int128 readNumber(ByteBuffer from) {
        int bytes = from.get();
        if (bytes == 0) {
            return Int128.ZERO;
        }
        long low = from.get();
        long high = low < 0 ? -1 : 0;
        for (int i = 1; i < bytes; i++) {
            high = (high << Byte.SIZE) | (low >>> (Long.SIZE - Byte.SIZE));
            low = (low << Byte.SIZE) | Byte.toUnsignedInt(from.get());
        }
        return new Int128(high, low);
    }

    /** The number of bits that differ from the sign. */
    private static int bits(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number ^ (number >> (Long.SIZE - 1)));
    }
}
