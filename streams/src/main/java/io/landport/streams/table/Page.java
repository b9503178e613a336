package io.landport.streams.table;

import java.util.Arrays;

/**
 * Bytes that entries are appended to. Its number says which page it is in the log, for ever; its slot is where the index
 * finds it in memory, and is given to another page once this one is dropped.
 */
final class Page {
    /** Stands for "no page": has no room and is never live. */
    static final Page NONE = new Page(-1, 0, new byte[0], false);

    private final long number;
    private final int slot;
    private final byte[] bytes;
    private final boolean single;
    private int end;
    private int live;
    private boolean condemned;
    private int[] sliceStarts = new int[4];
    private int slices;

    /** @param single whether the page is made for one large entry */
    Page(long number, int slot, byte[] bytes, boolean single) {
        this.number = number;
        this.slot = slot;
        this.bytes = bytes;
        this.single = single;
    }

    long number() {
        return number;
    }

    int slot() {
        return slot;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isSingle() {
        return single;
    }

    /** Bytes appended so far. */
    int end() {
        return end;
    }

    int room() {
        return bytes.length - end;
    }

    /** Bytes of entries that are neither replaced nor moved. */
    int live() {
        return live;
    }

    /** Whether the log says that this page is dropped; it stays until entries further on in the log replace its last. */
    boolean isCondemned() {
        return condemned;
    }

    /** Takes so many bytes; returns where they begin. */
    int extend(int size) {
        int from = end;
        end += size;
        return from;
    }

    void addLive(int size) {
        live += size;
    }

    void condemn() {
        condemned = true;
    }

    /** Notes that a slice of the log begins here, to be deleted there when the page is dropped. */
    void addSlice(int start) {
        if (slices == sliceStarts.length) {
            sliceStarts = Arrays.copyOf(sliceStarts, 2 * slices);
        }
        sliceStarts[slices++] = start;
    }

    int[] sliceStarts() {
        return Arrays.copyOf(sliceStarts, slices);
    }
}
