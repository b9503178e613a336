package io.landport.streams.table;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The table without Kafka Streams: pages that are only appended to, an index of the latest entry of each key, and the
 * slices that both are restored from.
 *
 * <p>Why a restore from the log is correct:
 * <ul>
 *   <li>Slices are logged in the order of appending. Of two entries of a key the later in the log wins.
 *   <li>A page is dropped by deleting all its slices in one transaction, after its live entries were appended elsewhere. If
 *       a slice is missing, its page was dropped, and the entries of its other slices are replaced later in the log: these
 *       slices are skipped. If the page was read before its deletion, it remains until its last live entry is replaced.
 *   <li>No page number is used twice. The page with the highest number is never dropped, so its slices remain in the log
 *       and a restored table continues with the next number.
 *   <li>Keys cannot be removed: the tombstone of a key would have to outlive every older slice that contains the key.
 * </ul>
 */
final class PagedEntries {
    private final Pages pages = new Pages();
    private final Index index = new Index(pages);
    private final Reclaim reclaim = new Reclaim(this, pages);
    private final Slices slices;
    private Page head = Page.NONE;
    private long entries;
    private long usedBytes;
    private long liveBytes;
    private long appendedBytes;

    PagedEntries(SliceLog log) {
        slices = new Slices(log);
    }

    boolean find(long high, long low, ValueView into) {
        int pointer = index.find(high, low);
        if (pointer == Index.NONE) {
            return false;
        }
        view(pointer, into);
        return true;
    }

    void put(long high, long low, byte[] value, int from, int length) {
        Objects.checkFromIndexSize(from, length, value.length);
        if (length > TableEntry.MAX_VALUE) {
            throw new IllegalArgumentException("a value has at most " + TableEntry.MAX_VALUE + " bytes, not " + length);
        }
        int size = TableEntry.size(length);
        int found = index.find(high, low);
        if (found != Index.NONE && isOpen(found) && size == size(found)) {
            TableEntry.write(pages.at(found).bytes(), Pages.offset(found), high, low, value, from, length);
            return;
        }
        Page page = pageFor(size);
        int at = append(page, size);
        TableEntry.write(page.bytes(), at, high, low, value, from, length);
        index(page, at);
        appendedBytes += size;
    }

    void forEach(EntryVisitor visitor) {
        ValueView view = new ValueView();
        index.forEach(pointer -> {
            view(pointer, view);
            byte[] bytes = pages.at(pointer).bytes();
            int at = Pages.offset(pointer);
            visitor.visit(TableEntry.high(bytes, at), TableEntry.low(bytes, at), view);
        });
    }

    /** Logs what was put since the latest commit, and reclaims a bounded amount of space. */
    void commit() {
        List<Page> dropped = reclaim.run(appendedBytes);
        slices.close();
        dropped.forEach(slices::delete);
        appendedBytes = 0;
    }

    /**
     * Restores one record of the log. Records must be passed in the order of the log, from its start or from the end of
     * this table.
     */
    void restore(SliceKey key, byte @Nullable [] slice) {
        if (appendedBytes > 0) {
            throw new IllegalStateException("cannot restore into a table with changes that were not logged");
        }
        head = Page.NONE;
        Page page = pages.numbered(key.page());
        if (slice == null) {
            delete(page);
        } else if (page == null && key.page() > pages.highest() && key.from() == 0) {
            restore(pages.open(key.page(), TableEntry.size(slice, 0)), slice);
        } else if (page != null && key.from() == page.end()) {
            restore(page, slice);
        }
    }

    long entries() {
        return entries;
    }

    long liveBytes() {
        return liveBytes;
    }

    /** The number of bytes of replaced or moved entries in pages that are not dropped. */
    long deadBytes() {
        return usedBytes - liveBytes;
    }

    long heldBytes() {
        return pages.capacity() + index.bytes();
    }

    /** Whether the page may be dropped: it is not the head, and it is not needed to know the highest number. */
    boolean mayDrop(Page page) {
        return page != head && page.number() != pages.highest();
    }

    /** Copies the live entries of a page to the head and drops the page from memory. */
    void vacate(Page page) {
        for (int at = 0; page.live() > 0; at += TableEntry.size(page.bytes(), at)) {
            int pointer = Pages.pointer(page, at);
            if (index.find(TableEntry.high(page.bytes(), at), TableEntry.low(page.bytes(), at)) == pointer) {
                int size = TableEntry.size(page.bytes(), at);
                Page to = pageFor(size);
                int copy = append(to, size);
                System.arraycopy(page.bytes(), at, to.bytes(), copy, size);
                index(to, copy);
            }
        }
        drop(page);
    }

    private void view(int pointer, ValueView into) {
        TableEntry.view(pages.at(pointer).bytes(), Pages.offset(pointer), into);
    }

    private boolean isOpen(int pointer) {
        return slices.isOpen(pages.at(pointer), Pages.offset(pointer));
    }

    private int size(int pointer) {
        return TableEntry.size(pages.at(pointer).bytes(), Pages.offset(pointer));
    }

    private Page pageFor(int size) {
        if (head == Page.NONE) {
            head = lastPage();
        }
        if (size > Pages.MAX_SHARED) {
            return pages.open(size);
        }
        if (head.room() < size) {
            head = pages.open(size);
        }
        return head;
    }

    /** The page to append to after a restore. Only the page with the highest number is known to be complete. */
    private Page lastPage() {
        for (Page page : pages.all()) {
            if (page.isDeleted()) {
                throw new IllegalStateException("page " + page.number()
                        + " was deleted, but the log lacks copies of its live entries: records are missing");
            }
        }
        Page last = pages.numbered(pages.highest());
        return last == null || last.isSingle() ? Page.NONE : last;
    }

    private int append(Page page, int size) {
        slices.beforeAppend(page);
        usedBytes += size;
        return page.extend(size);
    }

    private void index(Page page, int at) {
        byte[] bytes = page.bytes();
        int size = TableEntry.size(bytes, at);
        page.addLive(size);
        liveBytes += size;
        int replaced = index.put(TableEntry.high(bytes, at), TableEntry.low(bytes, at), Pages.pointer(page, at));
        if (replaced == Index.NONE) {
            entries++;
        } else {
            retire(replaced);
        }
    }

    private void retire(int pointer) {
        int size = size(pointer);
        Page page = pages.at(pointer);
        page.addLive(-size);
        liveBytes -= size;
        dropIfDeletedAndDead(page);
    }

    private void restore(Page page, byte[] slice) {
        if (slice.length > page.room()) {
            throw new IllegalStateException(
                    "page " + page.number() + " has no room for a slice of " + slice.length + " bytes");
        }
        page.addSlice(page.end());
        int from = page.extend(slice.length);
        usedBytes += slice.length;
        System.arraycopy(slice, 0, page.bytes(), from, slice.length);
        if (!page.isSingle()) {
            for (int at = from; at < page.end(); at += TableEntry.size(page.bytes(), at)) {
                index(page, at);
            }
        } else if (page.room() == 0) {
            index(page, 0);
        }
    }

    private void delete(@Nullable Page page) {
        if (page != null) {
            page.markDeleted();
            dropIfDeletedAndDead(page);
        }
    }

    private void dropIfDeletedAndDead(Page page) {
        if (page.isDeleted() && page.live() == 0) {
            drop(page);
        }
    }

    private void drop(Page page) {
        pages.drop(page);
        usedBytes -= page.end();
    }
}
