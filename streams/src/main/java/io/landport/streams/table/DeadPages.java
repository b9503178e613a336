package io.landport.streams.table;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Pages in the order of their dead share, the part of their bytes that belongs to replaced or moved entries, in steps of 1/64.
 * A call takes constant time, however many pages there are. Pages with a smaller share than an eighth are left out.
 *
 * <p>The share of a page grows when an entry is retired, which is noted at once. It falls when an entry is added, which is noted
 * when the page is next considered.
 */
final class DeadPages {
    private static final int STEPS = 64;
    private static final int MIN_STEP = STEPS / 8;

    private final List<Set<Page>> bySteps =
            Stream.<Set<Page>>generate(LinkedHashSet::new).limit(STEPS + 1L).toList();

    /** Must be called after an entry of the page was retired. */
    void onRetire(Page page) {
        // Without a division, because this is called for each entry that is replaced.
        if (STEPS * (long) page.dead() >= (page.deadStep() + 1L) * page.end()) {
            bySteps.get(page.deadStep()).remove(page);
            add(page, step(page));
        }
    }

    /** Must be called when the page is dropped. */
    void onDrop(Page page) {
        bySteps.get(page.deadStep()).remove(page);
    }

    /**
     * A page with the greatest share, up to one step, of those that may be dropped; {@link Page#NONE} if there is none.
     *
     * @param mayDrop rejects few pages
     */
    Page most(Predicate<Page> mayDrop) {
        for (int step = STEPS; step >= MIN_STEP; step--) {
            Page found = atStep(step, mayDrop);
            if (found != Page.NONE) {
                return found;
            }
        }
        return Page.NONE;
    }

    private Page atStep(int step, Predicate<Page> mayDrop) {
        Iterator<Page> pages = bySteps.get(step).iterator();
        while (pages.hasNext()) {
            Page page = pages.next();
            int lower = step(page);
            if (lower < step) {
                pages.remove();
                add(page, lower);
            } else if (mayDrop.test(page)) {
                return page;
            }
        }
        return Page.NONE;
    }

    private void add(Page page, int step) {
        page.setDeadStep(step);
        if (step >= MIN_STEP) {
            bySteps.get(step).add(page);
        }
    }

    private static int step(Page page) {
        return (int) (STEPS * (long) page.dead() / page.end());
    }
}
