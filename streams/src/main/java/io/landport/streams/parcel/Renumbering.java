package io.landport.streams.parcel;

import java.util.Arrays;

/** Numbers from 0 on, given in each parcel anew to what its sender numbers for good. */
final class Renumbering {
    private static final int FIRST = 64;

    /** By the sender's number; counted from 1. */
    private int[] given = new int[FIRST];

    private int[] senders = new int[FIRST];
    private int size;

    /** Whether this number of the sender's comes for the first time; it then has one here. */
    boolean add(int sender) {
        if (sender >= given.length) {
            given = Arrays.copyOf(given, Math.max(2 * given.length, sender + 1));
        }
        if (given[sender] != 0) {
            return false;
        }
        if (size == senders.length) {
            senders = Arrays.copyOf(senders, 2 * size);
        }
        senders[size] = sender;
        given[sender] = ++size;
        return true;
    }

    /** The number here of one that was added. */
    int of(int sender) {
        return given[sender] - 1;
    }

    /** Begins anew from 0. */
    void clear() {
        for (int i = 0; i < size; i++) {
            given[senders[i]] = 0;
        }
        size = 0;
    }
}
