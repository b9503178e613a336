package io.landport.streams.parcel;

import java.util.Arrays;

/** Numbers from 0 on for the senders' numbers that one parcel contains, in the order in which they are added. */
final class Renumbering {
    private static final int INITIAL_CAPACITY = 64;

    /** The number plus 1 by sender's number; 0 if it was not added. */
    private int[] numbers = new int[INITIAL_CAPACITY];

    private int[] senders = new int[INITIAL_CAPACITY];
    private int size;

    /** Adds a sender's number; returns whether it is new. */
    boolean add(int sender) {
        if (sender >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(2 * numbers.length, sender + 1));
        }
        if (numbers[sender] != 0) {
            return false;
        }
        if (size == senders.length) {
            senders = Arrays.copyOf(senders, 2 * size);
        }
        senders[size] = sender;
        numbers[sender] = ++size;
        return true;
    }

    /** The number of a sender's number that was added. */
    int of(int sender) {
        return numbers[sender] - 1;
    }

    /** Removes all numbers; the next is 0. */
    void clear() {
        for (int i = 0; i < size; i++) {
            numbers[senders[i]] = 0;
        }
        size = 0;
    }
}
