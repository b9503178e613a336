package io.landport.streams.table;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The table apart from Kafka Streams: pages that are only appended to, an index of the latest entry of each key, and the
 * slices that both are restored from.
 *
 * <p>What a log must look like for a restore to be right, and why ours does:
 * <ul>
 *   <li>Of two entries of a key the later in the log wins; slices are logged in the order of appending.
 *   <li>A page is dropped by deleting all its slices in one transaction, after its live entries were appended anew. So when
 *       a slice is missing its whole page was dropped, and what is still there of it is replaced further on: such slices
 *       are passed over. A page that is dropped before that is condemned, and stays until its last entry is replaced.
 *   <li>No page number is used twice. The page with the highest number is never dropped, so its slices are in the log for
 *       as long as it is the highest, and a restored table goes on from there.
 *   <li>There is no removal of keys: a removal's mark would have to outlive every older slice with the key.
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

    /** Logs what was put since the latest commit, and a bounded piece of tidying up. */
    void commit() {
        List<Page> dropped = reclaim.run(appendedBytes);
        slices.close();
        dropped.forEach(slices::delete);
        appendedBytes = 0;
    }

    /** Takes one record of the log; they must come in the log's order, from its start or from where this table ends. */
    void restore(SliceKey key, byte @Nullable [] slice) {
        if (appendedBytes > 0) {
            throw new IllegalStateException("restoring into a table with changes that were never logged");
        }
        head = Page.NONE;
        Page page = pages.numbered(key.page());
        if (slice == null) {
            condemn(page);
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

    /** Bytes of entries that were replaced or moved, in pages not yet dropped. */
    long deadBytes() {
        return usedBytes - liveBytes;
    }

    long heldBytes() {
        return pages.capacity() + index.bytes();
    }

    /** Whether the page may be dropped: it is not being appended to, nor does it keep its number from being used again. */
    boolean mayDrop(Page page) {
        return page != head && page.number() != pages.highest();
    }

    /** Appends the page's live entries anew and drops it from memory. */
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

    /** After a restore: the page to go on with. Only the highest is sure to be whole. */
    private Page lastPage() {
        for (Page page : pages.all()) {
            if (page.isCondemned()) {
                throw new IllegalStateException("page " + page.number()
                        + " was dropped, but the log does not have all its entries elsewhere: records are missing");
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
        dropIfGone(page);
    }

    private void restore(Page page, byte[] slice) {
        if (slice.length > page.room()) {
            throw new IllegalStateException("page " + page.number() + " has no room for a slice of " + slice.length);
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

    private void condemn(@Nullable Page page) {
        if (page != null) {
            page.condemn();
            dropIfGone(page);
        }
    }

    private void dropIfGone(Page page) {
        if (page.isCondemned() && page.live() == 0) {
            drop(page);
        }
    }

    private void drop(Page page) {
        pages.drop(page);
        usedBytes -= page.end();
    }
}
