package io.landport.streams.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/**
 * Passes the entries of pages in the order in which they were appended, so that the latest entry of a key comes last. Pages are
 * filled in the order of their numbers, except those for one large entry: each notes how far the others had been filled when
 * its entry was appended.
 */
final class AppendOrder {
    private final List<Page> shared;
    private final Queue<Page> singles;

    private AppendOrder(List<Page> shared, Queue<Page> singles) {
        this.shared = shared;
        this.singles = singles;
    }

    /** Receives the entry at an offset of a page. */
    interface Visitor {
        void visit(Page page, int at);
    }

    /** @param pages in the order of their numbers */
    static AppendOrder of(Collection<Page> pages) {
        List<Page> shared = new ArrayList<>();
        List<Page> singles = new ArrayList<>();
        for (Page page : pages) {
            if (!page.isSingle()) {
                shared.add(page);
            } else if (page.room() == 0) {
                singles.add(page);
            }
        }
        singles.sort(Comparator.comparingLong(Page::precededBy)
                .thenComparingInt(Page::precededTo)
                .thenComparingLong(Page::number));
        return new AppendOrder(shared, new ArrayDeque<>(singles));
    }

    /** May be called once. */
    void forEach(Visitor visitor) {
        for (Page page : shared) {
            int at = 0;
            while (at < page.end()) {
                int until = Math.min(page.end(), nextSingle(page, at, visitor));
                for (; at < until; at += page.size(at)) {
                    visitor.visit(page, at);
                }
            }
        }
        singles.forEach(single -> visitor.visit(single, 0));
    }

    /** Passes the large entries that were appended before this one; returns the offset of the first after the next of them. */
    private int nextSingle(Page page, int at, Visitor visitor) {
        while (!singles.isEmpty()) {
            Page next = singles.element();
            if (next.precededBy() > page.number()) {
                break;
            }
            if (next.precededBy() == page.number() && next.precededTo() > at) {
                return next.precededTo();
            }
            visitor.visit(singles.remove(), 0);
        }
        return Integer.MAX_VALUE;
    }
}
