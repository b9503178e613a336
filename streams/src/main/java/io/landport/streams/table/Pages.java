package io.landport.streams.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All pages of a table. A pointer has 32 bits: the slot of the page and the offset of the entry divided by 4. 0 is no
 * pointer, because no page has slot 0.
 */
final class Pages {
    /** 256 KiB with the header of the array, so that four fill a G1 region of 1 MiB and none is a humongous object. */
    static final int PAGE_BYTES = 256 * 1024 - 16;

    /** A larger entry has a page of its own, so at most a quarter of a page is unused at its end. */
    static final int MAX_SHARED = PAGE_BYTES / 4;

    private static final int OFFSET_BITS = 16;
    private static final int OFFSET_MASK = (1 << OFFSET_BITS) - 1;
    private static final int MAX_SLOTS = 1 << 16;

    private final TreeMap<Long, Page> byNumber = new TreeMap<>();
    private Page[] slots = {Page.NONE};
    private int[] free = new int[16];
    private int freeSlots;
    private int usedSlots = 1;
    private long highest = -1;
    private long capacity;

    static int offset(int pointer) {
        return (pointer & OFFSET_MASK) * TableEntry.ALIGNMENT;
    }

    static int pointer(Page page, int offset) {
        return (page.slot() << OFFSET_BITS) | (offset / TableEntry.ALIGNMENT);
    }

    Page at(int pointer) {
        return slots[pointer >>> OFFSET_BITS];
    }

    boolean hasKey(int pointer, long high, long low) {
        return TableEntry.hasKey(at(pointer).bytes(), offset(pointer), high, low);
    }

    /** The highest number of any page, dropped ones included; -1 if there was none. */
    long highest() {
        return highest;
    }

    @Nullable
    Page numbered(long number) {
        return byNumber.get(number);
    }

    /** All pages in the order of their numbers. */
    Collection<Page> all() {
        return byNumber.values();
    }

    /** The size of the arrays of all pages in bytes. */
    long capacity() {
        return capacity;
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
        Page page = new Page(number, freeSlot(), new byte[single ? entrySize : PAGE_BYTES], single);
        slots[page.slot()] = page;
        byNumber.put(number, page);
        highest = number;
        capacity += page.bytes().length;
        return page;
    }

    void drop(Page page) {
        byNumber.remove(page.number());
        slots[page.slot()] = Page.NONE;
        capacity -= page.bytes().length;
        if (freeSlots == free.length) {
            free = Arrays.copyOf(free, 2 * freeSlots);
        }
        free[freeSlots++] = page.slot();
    }

    private int freeSlot() {
        if (freeSlots > 0) {
            return free[--freeSlots];
        }
        if (usedSlots == MAX_SLOTS) {
            throw new IllegalStateException("a table cannot have more than " + (MAX_SLOTS - 1) + " pages");
        }
        if (usedSlots == slots.length) {
            slots = Arrays.copyOf(slots, Math.min(2 * usedSlots, MAX_SLOTS));
            Arrays.fill(slots, usedSlots, slots.length, Page.NONE);
        }
        return usedSlots++;
    }
}
