package io.landport.verify;

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
 * What stands under a key: numbers in the order of the aggregate's columns.
 *
 * @param flaw what is wrong with it whatever its numbers are, empty if nothing
 */
record Figures(List<Int128> numbers, String flaw) {
    Figures {
        numbers = List.copyOf(numbers);
    }

    static Figures of(Amounts amounts) {
        return new Figures(
                List.of(
                        Int128.of(amounts.lines()),
                        Int128.of(amounts.linesWithoutWeight()),
                        amounts.value(),
                        amounts.netWeight()),
                "");
    }

    static Figures of(Amounts amounts, Int128 quantity) {
        List<Int128> numbers = new ArrayList<>(of(amounts).numbers);
        numbers.add(quantity);
        return new Figures(numbers, "");
    }

    static Figures ofRecords(long records) {
        return new Figures(List.of(Int128.of(records)), "");
    }

    /** A day as the number that its digits are, 20210331. */
    static Figures ofDay(LocalDate day) {
        return ofRecords(number(day));
    }

    /** The number that a day's digits are. */
    static long number(LocalDate day) {
        return Long.parseLong(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** What has no numbers. */
    static Figures flawed(String flaw) {
        return new Figures(List.of(), flaw);
    }

    Figures withFlaw(String found) {
        return new Figures(numbers, found);
    }

    /** The sum of two figures of one aggregate. */
    Figures plus(Figures other) {
        List<Int128> sums = new ArrayList<>(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            sums.add(numbers.get(i).plus(other.numbers.get(i)));
        }
        return new Figures(sums, flaw);
    }

    /** Whether it says the same as not being there. */
    boolean isNothing() {
        return flaw.isEmpty() && numbers.stream().allMatch(Int128::isZero);
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
            out.write(flaw.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Figures of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readByte();
            List<Int128> numbers = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                numbers.add(new Int128(in.readLong(), in.readLong()));
            }
            return new Figures(numbers, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
