package io.landport.streams.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All pages of a table. A pointer has 40 bits: 24 for the slot of the page and 16 for the offset of the entry divided by 4. 0 is
 * no pointer, because no page has slot 0.
 */
final class Pages {
    static final int PAGE_BYTES = 256 * 1024;

    /** A larger entry has a page of its own, so at most a quarter of a page is unused at its end. */
    static final int MAX_SHARED = PAGE_BYTES / 4;

    static final int POINTER_BITS = Slots.BITS + Pages.OFFSET_BITS;

    private static final int OFFSET_BITS = 16;
    private static final int OFFSET_MASK = (1 << OFFSET_BITS) - 1;

    private final StateFile file;
    private final Slots slots;
    private final TreeMap<Long, Page> byNumber = new TreeMap<>();
    private Page[] bySlot = {Page.NONE};
    private long highest = -1;
    private long capacity;

    /** @param slots of the file, none of them in use */
    Pages(StateFile file, Slots slots) {
        this.file = file;
        this.slots = slots;
    }

    static int offset(long pointer) {
        return ((int) pointer & OFFSET_MASK) * TableEntry.ALIGNMENT;
    }

    static long pointer(Page page, int offset) {
        return ((long) page.slot() << OFFSET_BITS) | (offset / TableEntry.ALIGNMENT);
    }

    Page at(long pointer) {
        return bySlot[(int) (pointer >>> OFFSET_BITS)];
    }

    boolean hasKey(long pointer, long high, long low) {
        Page page = at(pointer);
        return TableEntry.hasKey(page.window(), page.index(offset(pointer)), high, low);
    }

    /** The highest number of any page, dropped ones included; -1 if there was none. */
    long highest() {
        return highest;
    }

    @Nullable
    Page page(long number) {
        return byNumber.get(number);
    }

    /** All pages in the order of their numbers. */
    Collection<Page> all() {
        return byNumber.values();
    }

    /** The size of all pages in bytes. */
    long capacity() {
        return capacity;
    }

    /** The share of the slots that pages take or have taken, 0 to 1. */
    double fill() {
        return slots.fill();
    }

    /** Adds a page with the next number and room for an entry of this size. */
    Page open(int entrySize) {
        return open(highest + 1, entrySize);
    }

    /** Adds a page whose first entry has this size. The number must be higher than any before. */
    Page open(long number, int entrySize) {
        if (number <= highest) {
            throw new IllegalStateException("page " + number + " is not higher than page " + highest);
        }
        boolean single = entrySize > MAX_SHARED;
        int size = single ? entrySize : PAGE_BYTES;
        int slot = slots.take(slotsOf(size)).orElseThrow(this::full);
        file.allocate(end(slot, size));
        highest = number;
        return add(number, slot, size, single);
    }

    /** Adds a page that a checkpoint has saved; must be called in the order of slots. */
    Page recover(long number, int slot, int size, boolean single) {
        slots.take(new Slots.Run(slot, slotsOf(size)));
        return add(number, slot, size, single);
    }

    /** Sets the highest number after all pages of a checkpoint were added. */
    void recoverHighest(long number) {
        highest = number;
    }

    void drop(Page page) {
        byNumber.remove(page.number());
        bySlot[page.slot()] = Page.NONE;
        capacity -= page.capacity();
        slots.release(page.slot(), slotsOf(page.capacity()));
    }

    /** The slots of pages that were dropped since the previous call. */
    List<Slots.Run> takeReleased() {
        return slots.takeReleased();
    }

    void free(List<Slots.Run> runs) {
        slots.free(runs);
    }

    /** Notes that a page was written to. */
    void markWritten(Page page) {
        file.markWritten(start(page.slot()));
    }

    private Page add(long number, int slot, int size, boolean single) {
        long start = start(slot);
        Page page = new Page(number, slot, file.window(start), StateFile.indexInWindow(start), size, single);
        if (slot >= bySlot.length) {
            int length = bySlot.length;
            bySlot = Arrays.copyOf(bySlot, Math.max(slot + 1, 2 * length));
            Arrays.fill(bySlot, length, bySlot.length, Page.NONE);
        }
        bySlot[slot] = page;
        byNumber.put(number, page);
        capacity += size;
        return page;
    }

    private IllegalStateException full() {
        return new IllegalStateException(file + " is full: it has " + slots.most()
                + " pages of 256 KiB, as many as a table can have. Start again with more partitions: docs/operations.md,"
                + " Sizing the streams stage");
    }

    /** The offset in the file after a page in this slot. */
    static long end(int slot, int size) {
        return start(slot) + (long) slotsOf(size) * PAGE_BYTES;
    }

    private static long start(int slot) {
        return (slot - 1L) * PAGE_BYTES;
    }

    private static int slotsOf(int size) {
        return (size + PAGE_BYTES - 1) / PAGE_BYTES;
    }
}
