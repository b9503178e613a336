package io.landport.verify.ledger;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of a key: numbers in the order of the aggregate's columns.
 *
 * @param problem why the record or row is invalid regardless of its numbers; empty if it is valid
 */
public record Figures(List<Int128> numbers, String problem) {
    public Figures {
        numbers = List.copyOf(numbers);
    }

    public static Figures of(Amounts amounts) {
        return new Figures(
                List.of(
                        Int128.of(amounts.lines()),
                        Int128.of(amounts.linesWithoutWeight()),
                        amounts.value(),
                        amounts.netWeight()),
                "");
    }

    public static Figures of(Amounts amounts, Int128 quantity) {
        List<Int128> numbers = new ArrayList<>(of(amounts).numbers);
        numbers.add(quantity);
        return new Figures(numbers, "");
    }

    public static Figures ofRecords(long records) {
        return new Figures(List.of(Int128.of(records)), "");
    }

    /** A day as a number: 20210331. */
    public static Figures ofDay(LocalDate day) {
        return ofRecords(number(day));
    }

    /** A day as a number: 20210331. */
    public static long number(LocalDate day) {
        return Long.parseLong(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** An invalid record or row, without numbers. */
    public static Figures invalid(String problem) {
        return new Figures(List.of(), problem);
    }

    public Figures withProblem(String found) {
        return new Figures(numbers, found);
    }

    /** Adds figures of the same aggregate. */
    Figures plus(Figures other) {
        List<Int128> sums = new ArrayList<>(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            sums.add(numbers.get(i).plus(other.numbers.get(i)));
        }
        return new Figures(sums, problem);
    }

    /** Whether it is valid and all numbers are zero, which equals a missing key. */
    public boolean isZero() {
        return problem.isEmpty() && numbers.stream().allMatch(Int128::isZero);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeByte(numbers.size());
            for (Int128 number : numbers) {
                out.writeLong(number.high());
                out.writeLong(number.low());
            }
            out.write(problem.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Figures of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readByte();
            List<Int128> numbers = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                numbers.add(new Int128(in.readLong(), in.readLong()));
            }
            return new Figures(numbers, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
