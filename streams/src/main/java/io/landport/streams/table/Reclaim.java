package io.landport.streams.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Frees the space of replaced entries when they are more than a quarter of all bytes, starting with the pages that have the
 * most of them. A commit waits for a run, so the work of a run is bounded: it moves at most a constant number of bytes plus
 * three times what was put since the run before. That is enough for any rate: when a quarter of all bytes is dead, some
 * page is at least a quarter dead, and freeing one byte of it moves at most three.
 */
final class Reclaim {
    private static final int MAX_DEAD_FRACTION = 4;
    private static final long MIN_DEAD_BYTES = 4L * Pages.PAGE_BYTES;
    private static final long MIN_BUDGET = 4L * Pages.PAGE_BYTES;
    private static final int MOVED_PER_PUT = 3;

    private final PagedEntries entries;
    private final DeadPages deadPages;

    Reclaim(PagedEntries entries, DeadPages deadPages) {
        this.entries = entries;
        this.deadPages = deadPages;
    }

    /** Returns the pages that were vacated. They must be deleted from the log after the moved entries are logged. */
    List<Page> run(long putBytes) {
        List<Page> vacated = new ArrayList<>();
        long budget = MIN_BUDGET + MOVED_PER_PUT * putBytes;
        while (hasTooManyDead() && budget > 0) {
            Page page = deadPages.most(entries::mayDrop);
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
        return dead > MIN_DEAD_BYTES && dead * MAX_DEAD_FRACTION > dead + entries.liveBytes();
    }
}
