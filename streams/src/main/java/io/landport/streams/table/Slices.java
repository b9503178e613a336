package io.landport.streams.table;

import java.util.Arrays;

/**
 * Logs what is appended to pages, in the order of appending, which is what lets the later entry of a key win at restore.
 * The open slice is what was appended to one page since the latest commit; it is logged when another page is appended to,
 * so that a commit has little left to do. No slice is larger than a page, whatever an entry's size.
 */
final class Slices {
    private final SliceLog log;
    private Page page = Page.NONE;
    private int from;

    Slices(SliceLog log) {
        this.log = log;
    }

    /** To be called before an entry is appended. */
    void beforeAppend(Page target) {
        if (target != page) {
            close();
            page = target;
            from = target.end();
        }
    }

    /** Whether these bytes are not logged yet, so that they may still be changed. */
    boolean isOpen(Page other, int offset) {
        return other == page && offset >= from;
    }

    /** Logs the open slice. */
    void close() {
        for (int start = from; start < page.end(); start += Pages.PAGE_BYTES) {
            int end = Math.min(page.end(), start + Pages.PAGE_BYTES);
            page.addSlice(start);
            log.write(new SliceKey(page.number(), start), Arrays.copyOfRange(page.bytes(), start, end));
        }
        page = Page.NONE;
        from = 0;
    }

    /** Deletes all slices of a page from the log; what replaces their entries must have been logged before. */
    void delete(Page dropped) {
        for (int start : dropped.sliceStarts()) {
            log.write(new SliceKey(dropped.number(), start), null);
        }
    }
}
