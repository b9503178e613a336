package io.landport.streams.settle;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.streams.key.PairHash;
import java.util.Arrays;

/**
 * Sums by pairs of numbers, cleared after each commit. A hash table with open addressing over arrays of numbers: a map of
 * records would allocate five objects for each line of each document, and have no fewer cache misses.
 */
final class LongPairSums {
    private static final int INITIAL_CAPACITY = 1_024;
    private static final int NUMBERS = 8;

    /** Indexes of keys plus 1, 0 where free; twice as many slots as there can be keys. */
    private int[] slots = new int[2 * INITIAL_CAPACITY];

    private long[] keys = new long[2 * INITIAL_CAPACITY];

    /**
     * For each key: lines, lines without weight, then value, net weight and quantity, each as an upper and a lower half.
     */
    private long[] sums = new long[NUMBERS * INITIAL_CAPACITY];

    private int size;

    /** The number of keys. They are numbered from 0 in the order in which they were added. */
    int size() {
        return size;
    }

    long first(int index) {
        return keys[2 * index];
    }

    long second(int index) {
        return keys[2 * index + 1];
    }

    Amounts amounts(int index) {
        int at = NUMBERS * index;
        return new Amounts(sums[at], sums[at + 1], sum(at + 2), sum(at + 4));
    }

    Int128 quantity(int index) {
        return sum(NUMBERS * index + 6);
    }

    /**
     * Adds to the sum of a key.
     *
     * @throws ArithmeticException if a sum does not fit 128 bits
     */
    void add(long first, long second, Amounts amounts, Int128 quantity) {
        int at = NUMBERS * indexOf(first, second);
        sums[at] = Math.addExact(sums[at], amounts.lines());
        sums[at + 1] = Math.addExact(sums[at + 1], amounts.linesWithoutWeight());
        add(at + 2, amounts.value());
        add(at + 4, amounts.netWeight());
        add(at + 6, quantity);
    }

    /** Removes all keys. */
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

    private int indexOf(long first, long second) {
        int mask = slots.length - 1;
        int slot = PairHash.of(first, second) & mask;
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (keys[2 * index] == first && keys[2 * index + 1] == second) {
                return index;
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
        for (int index = 0; index < size; index++) {
            int slot = PairHash.of(keys[2 * index], keys[2 * index + 1]) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = index + 1;
        }
    }
}
