package io.landport.streams.table;

import java.nio.ByteBuffer;

/**
 * A part of the file that entries are appended to. Its number identifies it in the log and is never reused. Its slot
 * identifies it in the file and is reused after the page is dropped.
 *
 * <p>The slices of the page in the log are deleted when the page is dropped. Their starts are kept at the end of the page
 * itself, the first one last, because a table that grows slowly has a slice for every few entries. A page for one large entry
 * has slices of equal length and keeps none.
 */
final class Page {
    /** The null object: a page without room or live entries. */
    static final Page NONE = new Page(-1, 0, ByteBuffer.allocate(0), 0, 0, false);

    private final long number;
    private final int slot;
    private final ByteBuffer window;
    private final int base;
    private final int capacity;
    private final boolean single;
    private int end;
    private int live;
    private int slices;
    private int deadStep;
    private boolean deleted;
    private long precededBy = -1;
    private int precededTo;

    /**
     * @param window the part of the file that contains the page
     * @param base the index of its first byte in the window
     * @param single whether the page is for one large entry
     */
    Page(long number, int slot, ByteBuffer window, int base, int capacity, boolean single) {
        this.number = number;
        this.slot = slot;
        this.window = window;
        this.base = base;
        this.capacity = capacity;
        this.single = single;
    }

    long number() {
        return number;
    }

    int slot() {
        return slot;
    }

    /** The bytes of the file in which {@link #index} locates those of the page. */
    ByteBuffer window() {
        return window;
    }

    /** The index in the window of an offset in the page. */
    int index(int offset) {
        return base + offset;
    }

    int capacity() {
        return capacity;
    }

    boolean isSingle() {
        return single;
    }

    /** The number of bytes appended so far. */
    int end() {
        return end;
    }

    /** The number of bytes that may be appended, so that the start of their slice still fits. */
    int room() {
        return single ? capacity - end : capacity - end - (slices + 1) * Integer.BYTES;
    }

    /** The number of bytes of entries that are neither replaced nor moved. */
    int live() {
        return live;
    }

    /** The number of bytes of entries that were replaced or moved. */
    int dead() {
        return end - live;
    }

    /**
     * Whether the log has deleted this page. It remains until its last live entry is replaced by a later entry of the log.
     */
    boolean isDeleted() {
        return deleted;
    }

    int size(int at) {
        return TableEntry.size(window, index(at));
    }

    long high(int at) {
        return TableEntry.high(window, index(at));
    }

    long low(int at) {
        return TableEntry.low(window, index(at));
    }

    void read(int at, ValueView into) {
        TableEntry.read(window, index(at), into);
    }

    byte[] copy(int from, int to) {
        byte[] copy = new byte[to - from];
        window.get(index(from), copy);
        return copy;
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

    /** The step of {@link DeadPages} in which the page is. */
    int deadStep() {
        return deadStep;
    }

    void setDeadStep(int step) {
        deadStep = step;
    }

    void markDeleted() {
        deleted = true;
    }

    /** Notes that a slice in the log starts at this offset. */
    void addSlice(int start) {
        slices++;
        if (!single) {
            window.putInt(index(capacity - slices * Integer.BYTES), start);
        }
    }

    int slices() {
        return slices;
    }

    int[] sliceStarts() {
        int[] starts = new int[slices];
        for (int slice = 0; slice < slices; slice++) {
            starts[slice] =
                    single ? slice * Pages.PAGE_BYTES : window.getInt(index(capacity - (slice + 1) * Integer.BYTES));
        }
        return starts;
    }

    /** Notes which entries were appended before the entry of this page: those of earlier pages, and of one page to an offset. */
    void setPreceded(long page, int to) {
        precededBy = page;
        precededTo = to;
    }

    long precededBy() {
        return precededBy;
    }

    int precededTo() {
        return precededTo;
    }

    /** Sets what a checkpoint has saved. */
    void recover(int newEnd, int newSlices) {
        end = newEnd;
        slices = newSlices;
    }
}
