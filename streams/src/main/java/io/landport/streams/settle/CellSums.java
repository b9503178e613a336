package io.landport.streams.settle;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.streams.key.PairHash;
import java.util.Arrays;

/**
 * Sums by keys of two numbers, filled anew between commits. An open table of places and arrays of numbers: a map of records
 * makes five objects for each line of each document, and misses the processor's cache as often.
 */
final class CellSums {
    private static final int FIRST_CELLS = 1_024;
    private static final int NUMBERS = 8;

    /** Places of cells, counted from 1, in twice as many slots as there can be cells. */
    private int[] slots = new int[2 * FIRST_CELLS];

    private long[] keys = new long[2 * FIRST_CELLS];

    /** Of each cell lines, lines without weight, and value, net weight and quantity in upper and lower halves. */
    private long[] sums = new long[NUMBERS * FIRST_CELLS];

    private int size;

    /** How many keys have a sum; they are numbered from 0 in the order in which they came. */
    int size() {
        return size;
    }

    long first(int cell) {
        return keys[2 * cell];
    }

    long second(int cell) {
        return keys[2 * cell + 1];
    }

    Amounts amounts(int cell) {
        int at = NUMBERS * cell;
        return new Amounts(sums[at], sums[at + 1], sum(at + 2), sum(at + 4));
    }

    Int128 quantity(int cell) {
        return sum(NUMBERS * cell + 6);
    }

    /**
     * Adds to the sum of a key.
     *
     * @throws ArithmeticException if a sum does not fit 128 bits
     */
    void add(long first, long second, Amounts amounts, Int128 quantity) {
        int at = NUMBERS * cell(first, second);
        sums[at] = Math.addExact(sums[at], amounts.lines());
        sums[at + 1] = Math.addExact(sums[at + 1], amounts.linesWithoutWeight());
        add(at + 2, amounts.value());
        add(at + 4, amounts.netWeight());
        add(at + 6, quantity);
    }

    /** Forgets all keys. */
    void clear() {
        Arrays.fill(slots, 0);
        Arrays.fill(sums, 0, NUMBERS * size, 0);
        size = 0;
    }

    private Int128 sum(int at) {
        return new Int128(sums[at], sums[at + 1]);
    }

    private void add(int at, Int128 more) {
        if (more.isZero()) {
            return;
        }
        long low = sums[at + 1] + more.low();
        if (sums[at] == sums[at + 1] >> (Long.SIZE - 1) && more.isLong() && !overflows(sums[at + 1], more.low(), low)) {
            sums[at] = low >> (Long.SIZE - 1);
            sums[at + 1] = low;
            return;
        }
        Int128 sum = sum(at).plus(more);
        sums[at] = sum.high();
        sums[at + 1] = sum.low();
    }

    private static boolean overflows(long left, long right, long sum) {
        return ((left ^ sum) & (right ^ sum)) < 0;
    }

    private int cell(long first, long second) {
        int mask = slots.length - 1;
        int slot = PairHash.of(first, second) & mask;
        while (slots[slot] != 0) {
            int cell = slots[slot] - 1;
            if (keys[2 * cell] == first && keys[2 * cell + 1] == second) {
                return cell;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = ++size;
        keys[2 * size - 2] = first;
        keys[2 * size - 1] = second;
        if (2 * size == slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * keys.length);
        sums = Arrays.copyOf(sums, 2 * sums.length);
        slots = new int[2 * slots.length];
        for (int cell = 0; cell < size; cell++) {
            int slot = PairHash.of(keys[2 * cell], keys[2 * cell + 1]) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = cell + 1;
        }
    }
}
