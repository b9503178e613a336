package io.landport.streams.table;

/**
 * Logs what is appended to pages, in the order of appending, so that a restore finds the latest entry of each key last. The
 * open slice is what was appended to one page since the latest commit. It is logged when another page is appended to, which
 * leaves little work for the commit. A larger entry than a page is logged in several slices.
 */
final class Slices {
    private final SliceLog log;
    private Page page = Page.NONE;
    private int from;

    Slices(SliceLog log) {
        this.log = log;
    }

    /** Must be called before an entry is appended to a page. */
    void beforeAppend(Page target) {
        if (target != page) {
            close();
            page = target;
            from = target.end();
        }
    }

    /** Whether the bytes at an offset are not logged yet, so that they may still be overwritten. */
    boolean isOpen(Page other, int offset) {
        return other == page && offset >= from;
    }

    /** Logs the open slice. */
    void close() {
        for (int start = from; start < page.end(); start += Pages.PAGE_BYTES) {
            int end = Math.min(page.end(), start + Pages.PAGE_BYTES);
            page.addSlice(start);
            log.write(new SliceKey(page.number(), start), page.copy(start, end));
        }
        page = Page.NONE;
        from = 0;
    }

    /** Deletes all slices of a page from the log. The copies of its live entries must have been logged before. */
    void delete(Page dropped) {
        for (int start : dropped.sliceStarts()) {
            log.write(new SliceKey(dropped.number(), start), null);
        }
    }
}
