package io.landport.streams.table;

import java.util.Arrays;

/**
 * An array of bytes that entries are appended to. Its number identifies it in the log and is never reused. Its slot
 * identifies it in memory and is reused after the page is dropped.
 */
final class Page {
    /** The null object: a page without room or live entries. */
    static final Page NONE = new Page(-1, 0, new byte[0], false);

    private final long number;
    private final int slot;
    private final byte[] bytes;
    private final boolean single;
    private int end;
    private int live;
    private boolean deleted;
    private int[] sliceStarts = new int[4];
    private int slices;

    /** @param single whether the page is for one large entry */
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

    /** The number of bytes appended so far. */
    int end() {
        return end;
    }

    int room() {
        return bytes.length - end;
    }

    /** The number of bytes of entries that are neither replaced nor moved. */
    int live() {
        return live;
    }

    /**
     * Whether the log has deleted this page. It remains until its last live entry is replaced by a later entry of the log.
     */
    boolean isDeleted() {
        return deleted;
    }

    /** Appends this many bytes; returns the offset of the first. */
    int extend(int size) {
        int from = end;
        end += size;
        return from;
    }

    void addLive(int size) {
        live += size;
    }

    void markDeleted() {
        deleted = true;
    }

    /** Notes that a slice in the log starts at this offset. It is deleted from the log when the page is dropped. */
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
