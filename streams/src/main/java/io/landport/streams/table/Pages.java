package io.landport.streams.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All pages of a table. A pointer is 32 bits: the page's slot and the entry's place in quarters; 0 points nowhere, for no
 * page has slot 0.
 */
final class Pages {
    /** With the array's header 256 KiB, so that four fill a region of 1 MiB and none is humongous to G1. */
    static final int PAGE_BYTES = 256 * 1024 - 16;

    /** A larger entry has a page of its own, so at most a quarter of a page is lost at its end. */
    static final int MAX_SHARED = PAGE_BYTES / 4;

    private static final int PLACE_BITS = 16;
    private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;
    private static final int MAX_SLOTS = 1 << 16;

    private final TreeMap<Long, Page> byNumber = new TreeMap<>();
    private Page[] slots = {Page.NONE};
    private int[] free = new int[16];
    private int freeSlots;
    private int usedSlots = 1;
    private long highest = -1;
    private long capacity;

    static int offset(int pointer) {
        return (pointer & PLACE_MASK) * TableEntry.ALIGNMENT;
    }

    static int pointer(Page page, int offset) {
        return (page.slot() << PLACE_BITS) | (offset / TableEntry.ALIGNMENT);
    }

    Page at(int pointer) {
        return slots[pointer >>> PLACE_BITS];
    }

    boolean hasKey(int pointer, long high, long low) {
        return TableEntry.hasKey(at(pointer).bytes(), offset(pointer), high, low);
    }

    /** The highest number that a page has, or a dropped one had; -1 before the first. */
    long highest() {
        return highest;
    }

    @Nullable
    Page numbered(long number) {
        return byNumber.get(number);
    }

    /** In the order of their numbers. */
    Collection<Page> all() {
        return byNumber.values();
    }

    /** Bytes of all pages' arrays. */
    long capacity() {
        return capacity;
    }

    /** A new page with room for an entry of this size, with the next number. */
    Page open(int entrySize) {
        return open(highest + 1, entrySize);
    }

    /** A new page whose first entry has this size; the number must be higher than any before. */
    Page open(long number, int entrySize) {
        if (number <= highest) {
            throw new IllegalStateException("page " + number + " after page " + highest);
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
            throw new IllegalStateException("a table has at most " + (MAX_SLOTS - 1) + " pages");
        }
        if (usedSlots == slots.length) {
            slots = Arrays.copyOf(slots, Math.min(2 * usedSlots, MAX_SLOTS));
            Arrays.fill(slots, usedSlots, slots.length, Page.NONE);
        }
        return usedSlots++;
    }
}
