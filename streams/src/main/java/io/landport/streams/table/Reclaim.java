package io.landport.streams.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes back the room of replaced entries, when they are more than a quarter of all, from the pages that have the most of
 * them. The work of one run is bounded, for a commit waits for it: what it moves is at most a constant, and three times
 * what was put since the run before. That keeps up with any rate: when a quarter is dead, some page is a quarter dead, and
 * freeing its share means moving three.
 */
final class Reclaim {
    private static final int DEAD_SHARE = 4;
    private static final long MIN_DEAD_BYTES = 4L * Pages.PAGE_BYTES;
    private static final long MIN_BUDGET = 4L * Pages.PAGE_BYTES;
    private static final int MOVED_PER_PUT = 3;

    /** A page with less than this share dead is not worth moving. */
    private static final double WORTHWHILE = 0.125;

    private final PagedEntries entries;
    private final Pages pages;

    Reclaim(PagedEntries entries, Pages pages) {
        this.entries = entries;
        this.pages = pages;
    }

    /** Returns the pages that are vacated; they are to be deleted from the log once what was moved is logged. */
    List<Page> run(long putBytes) {
        List<Page> vacated = new ArrayList<>();
        long budget = MIN_BUDGET + MOVED_PER_PUT * putBytes;
        while (hasTooManyDead() && budget > 0) {
            Page page = mostDead();
            if (page == Page.NONE) {
                break;
            }
            budget -= page.live();
            entries.vacate(page);
            vacated.add(page);
        }
        return vacated;
    }

    private boolean hasTooManyDead() {
        long dead = entries.deadBytes();
        return dead > MIN_DEAD_BYTES && dead * DEAD_SHARE > dead + entries.liveBytes();
    }

    private Page mostDead() {
        Page best = Page.NONE;
        double bestShare = WORTHWHILE;
        for (Page page : pages.all()) {
            double share = 1 - (double) page.live() / page.end();
            if (share > bestShare && entries.mayDrop(page)) {
                best = page;
                bestShare = share;
            }
        }
        return best;
    }
}
