package io.landport.streams.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The table without Kafka Streams: pages that are only appended to, an index of the latest entry of each key, and the
 * slices that both are restored from. Pages and index are files of a folder. The index that a killed process has left is taken back to the
 * checkpoint; if that is not possible, it is computed from the pages.
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
final class PagedEntries implements Closeable {
    static final String PAGES = "pages";

    private final StateFile pageFile;
    private final Pages pages;
    private final Index index;
    private final DeadPages deadPages = new DeadPages();
    private final Reclaim reclaim = new Reclaim(this, deadPages);
    private final Slices slices;
    private Page head = Page.NONE;
    private Page lastShared = Page.NONE;
    private long usedBytes;
    private long liveBytes;
    private long appendedBytes;
    private long allAppendedBytes;

    private PagedEntries(StateFile pageFile, Pages pages, Index index, SliceLog log) {
        this.pageFile = pageFile;
        this.pages = pages;
        this.index = index;
        this.slices = new Slices(log);
    }

    /**
     * Opens the table of a folder as its checkpoint says, or an empty one.
     *
     * @param checkpoint of this folder
     * @param isAbandoned whether to stop, asked for each entry
     * @throws CancellationException if it has stopped
     */
    static PagedEntries open(Path folder, Optional<Checkpoint> checkpoint, SliceLog log, BooleanSupplier isAbandoned)
            throws IOException {
        return open(folder, checkpoint, new Slots(Slots.MOST), log, isAbandoned);
    }

    /**
     * The same.
     *
     * @param unused slots for its pages
     */
    static PagedEntries open(
            Path folder, Optional<Checkpoint> checkpoint, Slots unused, SliceLog log, BooleanSupplier isAbandoned)
            throws IOException {
        Files.createDirectories(folder);
        if (checkpoint.isEmpty()) {
            Files.deleteIfExists(folder.resolve(PAGES));
        }
        StateFile pageFile = new StateFile(
                folder.resolve(PAGES), checkpoint.map(Checkpoint::fileEnd).orElse(0L));
        Closeable opened = pageFile;
        boolean isOpen = false;
        try {
            Pages pages = new Pages(pageFile, unused);
            Optional<Index.Reopened> left = checkpoint.isPresent()
                    ? Index.reopen(folder, pages, checkpoint.get(), isAbandoned)
                    : Optional.empty();
            Index index = left.isPresent() ? left.get().index() : Index.create(folder, pages);
            PagedEntries entries = new PagedEntries(pageFile, pages, index, log);
            opened = entries;
            checkpoint.ifPresent(saved -> entries.recover(saved, left.map(Index.Reopened::start), isAbandoned));
            isOpen = true;
            return entries;
        } finally {
            if (!isOpen) {
                opened.close();
            }
        }
    }

    boolean find(long high, long low, ValueView into) {
        long pointer = index.find(high, low);
        if (pointer == Index.NONE) {
            return false;
        }
        pages.at(pointer).read(Pages.offset(pointer), into);
        return true;
    }

    void put(long high, long low, byte[] value, int from, int length) {
        Objects.checkFromIndexSize(from, length, value.length);
        if (length > TableEntry.MAX_VALUE) {
            throw new IllegalArgumentException("a value has at most " + TableEntry.MAX_VALUE + " bytes, not " + length);
        }
        int size = TableEntry.size(length);
        long found = index.find(high, low);
        if (found != Index.NONE && isOpen(found) && size == size(found)) {
            Page open = pages.at(found);
            TableEntry.write(open.window(), open.index(Pages.offset(found)), high, low, value, from, length);
            return;
        }
        Page page = pageFor(size);
        int at = append(page, size);
        TableEntry.write(page.window(), page.index(at), high, low, value, from, length);
        index(page, at);
        appendedBytes += size;
    }

    /** Passes every entry to the visitor, page by page. The visitor must not write to the table. */
    void forEach(EntryVisitor visitor) {
        ValueView view = new ValueView();
        for (Page page : pages.all()) {
            if (page.live() > 0) {
                forEach(page, view, visitor);
            }
        }
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
        Page page = pages.page(key.page());
        if (slice == null) {
            delete(page);
        } else if (page == null && key.page() > pages.highest() && key.from() == 0) {
            restore(pages.open(key.page(), TableEntry.size(ByteBuffer.wrap(slice), 0)), slice);
        } else if (page != null && key.from() == page.end()) {
            restore(page, slice);
        }
    }

    long entries() {
        return index.entries();
    }

    long liveBytes() {
        return liveBytes;
    }

    /** The number of bytes of replaced or moved entries in pages that are not dropped. */
    long deadBytes() {
        return usedBytes - liveBytes;
    }

    /** The size of all pages that are not dropped. */
    long pageBytes() {
        return pages.capacity();
    }

    /** The size of pages and index, the space of dropped pages included. */
    long fileBytes() {
        return pageFile.allocated() + index.allocated();
    }

    /** The fullest share of what a table can hold, 0 to 1. */
    double fill() {
        return pages.fill();
    }

    /** The number of bytes that were appended since the table was opened, by restores too. */
    long allAppendedBytes() {
        return allAppendedBytes;
    }

    /** Whether something was put since the latest commit. */
    boolean isChanged() {
        return appendedBytes > 0;
    }

    /**
     * What the table contains now, from which the index can be taken back to it. Must be called after a commit or a restore, before anything
     * is put.
     *
     * @param log identifies the log
     * @param offset of the latest record of the log that the table contains
     */
    Checkpoint checkpoint(String log, long offset) {
        Checkpoint checkpoint = new Checkpoint(
                log,
                offset,
                pages.highest(),
                pages.all().stream().map(Checkpoint.SavedPage::of).toList());
        index.begin(checkpoint);
        return checkpoint;
    }

    /** What must be on the disk before the next checkpoint is. */
    StateFile.Unforced takeUnforced() {
        return pageFile.takeUnforced();
    }

    /** Includes in the next result of {@link #takeUnforced} what may not have reached the disk. */
    void markAllUnforced() {
        pageFile.markAllWritten();
    }

    /** The slots of pages that were dropped since the previous call. */
    List<Slots.Run> takeReleased() {
        return pages.takeReleased();
    }

    /** Reuses slots that no checkpoint on the disk needs. */
    void free(List<Slots.Run> runs) {
        pages.free(runs);
    }

    /** Whether the page may be dropped: it is not the head, and it is not needed to know the highest number. */
    boolean mayDrop(Page page) {
        return page != head && page.number() != pages.highest();
    }

    /** Copies the live entries of a page to the head and drops the page. */
    void vacate(Page page) {
        for (int at = 0; page.live() > 0; at += page.size(at)) {
            if (isLive(page, at)) {
                int size = page.size(at);
                Page to = pageFor(size);
                int copy = append(to, size);
                to.window().put(to.index(copy), page.window(), page.index(at), size);
                index(to, copy);
            }
        }
        drop(page);
    }

    @Override
    public void close() throws IOException {
        try (pageFile) {
            index.close();
        }
    }

    private void forEach(Page page, ValueView view, EntryVisitor visitor) {
        for (int at = 0; at < page.end(); at += page.size(at)) {
            if (isLive(page, at)) {
                page.read(at, view);
                visitor.visit(page.high(at), page.low(at), view);
            }
            if (page.isSingle()) {
                return;
            }
        }
    }

    private boolean isLive(Page page, int at) {
        return index.find(page.high(at), page.low(at)) == Pages.pointer(page, at);
    }

    private boolean isOpen(long pointer) {
        return slices.isOpen(pages.at(pointer), Pages.offset(pointer));
    }

    private int size(long pointer) {
        return pages.at(pointer).size(Pages.offset(pointer));
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
        Page last = pages.page(pages.highest());
        return last == null || last.isSingle() ? Page.NONE : last;
    }

    private int append(Page page, int size) {
        slices.beforeAppend(page);
        use(page, size);
        return page.extend(size);
    }

    private void use(Page page, int size) {
        pages.markWritten(page);
        usedBytes += size;
        allAppendedBytes += size;
        if (!page.isSingle()) {
            lastShared = page;
        }
    }

    private void index(Page page, int at) {
        if (page.isSingle()) {
            page.setPreceded(lastShared.number(), lastShared.end());
        }
        index(page.high(at), page.low(at), Pages.pointer(page, at), page.size(at));
    }

    /** Makes the latest entry of its key one that is in its page already. */
    private void index(long high, long low, long pointer, int size) {
        pages.at(pointer).addLive(size);
        liveBytes += size;
        long replaced = index.put(high, low, pointer);
        if (replaced != Index.NONE) {
            retire(replaced);
        }
    }

    private void retire(long pointer) {
        int size = size(pointer);
        Page page = pages.at(pointer);
        page.addLive(-size);
        liveBytes -= size;
        deadPages.onRetire(page);
        dropIfDeletedAndDead(page);
    }

    private void restore(Page page, byte[] slice) {
        if (slice.length > page.room()) {
            throw new IllegalStateException(
                    "page " + page.number() + " has no room for a slice of " + slice.length + " bytes");
        }
        page.addSlice(page.end());
        use(page, slice.length);
        int from = page.extend(slice.length);
        page.window().put(page.index(from), slice);
        if (!page.isSingle()) {
            for (int at = from; at < page.end(); at += page.size(at)) {
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
        deadPages.onDrop(page);
        usedBytes -= page.end();
    }

    /** @param left what the table was at the checkpoint, if the index is taken back to it */
    private void recover(Checkpoint checkpoint, Optional<UndoLog.Start> left, BooleanSupplier isAbandoned) {
        for (Checkpoint.SavedPage saved : checkpoint.pagesBySlot()) {
            Page page = pages.recover(saved.number(), saved.slot(), saved.capacity(), saved.isSingle());
            page.recover(saved.end(), saved.slices());
            page.setPreceded(saved.precededBy(), saved.precededTo());
            usedBytes += saved.end();
        }
        pages.recoverHighest(checkpoint.highest());
        left.ifPresentOrElse(this::recover, () -> index(isAbandoned));
        for (Page page : pages.all()) {
            if (!page.isSingle()) {
                lastShared = page;
            }
        }
        index.begin(checkpoint);
        checkpoint.pages().stream()
                .filter(Checkpoint.SavedPage::isDeleted)
                .forEach(saved -> delete(pages.page(saved.number())));
    }

    private void recover(UndoLog.Start start) {
        Iterator<Integer> lives = start.lives().iterator();
        for (Page page : pages.all()) {
            page.addLive(lives.next());
            liveBytes += page.live();
            if (page.dead() > 0) {
                deadPages.onRetire(page);
            }
        }
    }

    /** Computes the index from the pages. */
    private void index(BooleanSupplier isAbandoned) {
        BatchedIndexing batches = new BatchedIndexing(this::index, usedBytes / TableEntry.size(0));
        AppendOrder.of(pages.all()).forEach((page, at) -> {
            if (isAbandoned.getAsBoolean()) {
                throw new CancellationException();
            }
            batches.add(page.high(at), page.low(at), Pages.pointer(page, at), page.size(at));
        });
        batches.finish();
    }
}
