package io.landport.streams.table;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An extendible hash index from keys to entries, in a file. Each key takes 8 bytes of fingerprint and pointer, 10 to 20 with
 * the empty slots. A miss costs one or two cache lines, and reads a page of entries only once in hundreds of misses.
 *
 * <p>A bucket has 4 KiB. The leading bits of a key's hash choose its bucket through a directory, which is the only part in the
 * heap: about 0.03 bytes for each key. A bucket that is 85 % full is split in two by the next bit, which takes two
 * microseconds; if the directory has no further bit, it is doubled. The fingerprint is the part of the hash after its first 4
 * bits, so splitting reads no page of entries.
 *
 * <p>A pointer has 40 bits, of which 32 have a place of their own. All entries of a bucket agree in the leading bits of the
 * fingerprint, as many as the bucket's depth exceeds 4, so a bucket does not store these: the other 8 bits of a pointer take the
 * first 8 of them. A bucket that is not deep enough is split when it gets its first such pointer. Thus a large table has no larger
 * entries in its index, and a small one no more buckets.
 *
 * <p>In a bucket the entries are in the order of their fingerprints, with gaps. The home of an entry is the place that its
 * fingerprint would have if all were evenly distributed; the entry is there or, with no gap in between, further right. A
 * search therefore ends at the first gap or greater fingerprint.
 *
 * <p>Files are changed in place. A process that is killed leaves them as they are, and the next one takes them back to the latest checkpoint
 * of the table; after a failure of the machine the index has to be computed (docs/adr/0020-state-on-disk.md).
 */
final class Index implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Index.class);

    /** No pointer. */
    static final long NONE = 0;

    /** The file grows by this many bytes. */
    private static final int GROWTH = 64 * 1024;

    private static final int BUCKET_BYTES = 4096;
    private static final int PLACES = BUCKET_BYTES / Long.BYTES - 1;

    /** The last place of a bucket begins with the sum of its changes. */
    private static final int CHANGES = PLACES * Long.BYTES;

    /** It ends with the depth of the bucket, above the number of its entries. */
    private static final int DEPTH_AND_SIZE = CHANGES + Integer.BYTES;

    private static final int DEPTH_SHIFT = 16;
    private static final int SIZE_MASK = (1 << DEPTH_SHIFT) - 1;

    /** Entries in the last home may move to the places after it; the last one stays empty, so that every search ends. */
    private static final int HOMES = 480;

    private static final int MAX_SIZE = HOMES * 85 / 100;
    private static final int MIN_DEPTH = 4;

    /** How many buckets are read before asking whether to stop. */
    private static final int BUCKETS_PER_LOOK = 1024;

    /** The bits of a pointer above its lower half are at the other end of a slot. */
    private static final int UPPER_SHIFT = Long.SIZE - Pages.POINTER_BITS;

    private static final long LOWER_MASK = 0xffffffffL;

    /** The least depth of a bucket with such bits. */
    private static final int MIN_DEPTH_FOR_UPPER = MIN_DEPTH + Pages.POINTER_BITS - Integer.SIZE;

    private static final String BUCKETS = "buckets";
    private static final String DIRECTORY = "directory";

    /** Earlier builds had their buckets in this file, and computed it at each start. */
    private static final String FORMER_BUCKETS = "index";

    private final Pages pages;
    private final StateFile file;
    private final Directory directory;
    private final UndoLogs undoLogs;
    private final long[] moved = new long[PLACES];

    /** The sum of the changes of all buckets. */
    private int changes;

    private long entries;

    private Index(Pages pages, StateFile file, Directory directory, UndoLogs undoLogs) {
        this.pages = pages;
        this.file = file;
        this.directory = directory;
        this.undoLogs = undoLogs;
    }

    /** Creates an index without entries, in place of one that is in the folder. */
    static Index create(Path folder, Pages pages) throws IOException {
        for (String name : List.of(DIRECTORY, BUCKETS, FORMER_BUCKETS)) {
            Files.deleteIfExists(folder.resolve(name));
        }
        UndoLogs.delete(folder);
        Index index = new Index(
                pages,
                new StateFile(folder.resolve(BUCKETS), 0),
                Directory.create(folder.resolve(DIRECTORY), MIN_DEPTH),
                new UndoLogs(folder));
        for (int bucket = 0; bucket < index.directory.count(); bucket++) {
            index.allocate(bucket);
            index.fill(start(bucket), MIN_DEPTH, 0, 0);
        }
        index.directory.endChange();
        return index;
    }

    /**
     * An index that a killed process has left.
     *
     * @param start what its table was at the checkpoint
     */
    record Reopened(Index index, UndoLog.Start start) {}

    /**
     * Opens the index that a killed process has left, and takes it back to a checkpoint.
     *
     * @param pages may be added later
     * @param isAbandoned whether to stop
     * @return nothing if there is none, or none that can be used
     * @throws CancellationException if it has stopped
     */
    static Optional<Reopened> reopen(Path folder, Pages pages, Checkpoint checkpoint, BooleanSupplier isAbandoned) {
        try {
            return Files.exists(folder.resolve(DIRECTORY))
                    ? takenBack(folder, pages, checkpoint, isAbandoned)
                    : Optional.empty();
        } catch (IOException e) {
            LOG.warn("the index in {} is computed: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Reopened> takenBack(
            Path folder, Pages pages, Checkpoint checkpoint, BooleanSupplier isAbandoned) throws IOException {
        UndoLogs logs = new UndoLogs(folder);
        List<UndoLog> latestFirst = logs.since(checkpoint);
        try {
            if (latestFirst.isEmpty()) {
                LOG.info(
                        "the index in {} is computed: its changes since the checkpoint are not known, as after a failure of"
                                + " the machine",
                        folder);
                return Optional.empty();
            }
            Optional<Directory> directory = Directory.open(folder.resolve(DIRECTORY));
            if (directory.isEmpty()) {
                LOG.info("the index in {} is computed: it was being changed when the process ended", folder);
                return Optional.empty();
            }
            UndoLog.Start start = latestFirst.get(latestFirst.size() - 1).start();
            Index index = left(folder, pages, directory.get(), logs);
            boolean isTakenBack = false;
            try {
                isTakenBack =
                        index.isWhole(isAbandoned) && index.takeBack(latestFirst) && index.entries == start.entries();
            } finally {
                if (!isTakenBack) {
                    index.close();
                }
            }
            if (!isTakenBack) {
                LOG.info("the index in {} is computed: it does not have the changes that were noted", folder);
            }
            return isTakenBack ? Optional.of(new Reopened(index, start)) : Optional.empty();
        } finally {
            for (UndoLog log : latestFirst) {
                log.close();
            }
        }
    }

    private static Index left(Path folder, Pages pages, Directory directory, UndoLogs logs) throws IOException {
        long used = StateFile.roundUp(start(directory.count()), GROWTH);
        try {
            return new Index(pages, new StateFile(folder.resolve(BUCKETS), used), directory, logs);
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    /** Takes back all changes of logs; returns false, and takes none back, if they are not those of the buckets. */
    private boolean takeBack(List<UndoLog> latestFirst) {
        int made = changes;
        for (UndoLog log : latestFirst) {
            if (log.changes() != made) {
                return false;
            }
            made = log.changesBefore();
        }
        directory.beginChange();
        latestFirst.forEach(log -> log.undo(this::undo));
        directory.endChange();
        return true;
    }

    long entries() {
        return entries;
    }

    /** Notes all changes from now on as those since a checkpoint. */
    void begin(Checkpoint checkpoint) {
        undoLogs.begin(
                checkpoint,
                new UndoLog.Start(
                        entries, changes, pages.all().stream().map(Page::live).toList()));
    }

    /** The number of bytes of disk space. */
    long allocated() {
        return file.allocated() + directory.allocated() + undoLogs.allocated();
    }

    @Override
    public void close() throws IOException {
        try (file;
                directory) {
            undoLogs.close();
        }
    }

    /** The pointer to the key's entry, or {@link #NONE}. */
    long find(long high, long low) {
        long hash = hash(high, low);
        long start = bucket(hash);
        ByteBuffer window = file.window(start);
        int base = StateFile.indexInWindow(start);
        int bucketDepth = depth(window, base);
        int mask = fingerprintMask(bucketDepth);
        int fingerprint = fingerprint(hash) & mask;
        for (int place = home(fingerprint, bucketDepth); ; place++) {
            long slot = window.getLong(base + place * Long.BYTES);
            if (slot == 0) {
                return NONE;
            }
            int other = (int) (slot >>> 32) & mask;
            if (other == fingerprint) {
                long pointer = pointer(slot, mask);
                if (pages.hasKey(pointer, high, low)) {
                    return pointer;
                }
            } else if (Integer.compareUnsigned(other, fingerprint) > 0) {
                return NONE;
            }
        }
    }

    /**
     * Sets the pointer of a key to an entry that is in its page already; returns the previous pointer, or {@link #NONE}.
     */
    long put(long high, long low, long pointer) {
        long hash = hash(high, low);
        long start = bucket(hash);
        ByteBuffer window = file.window(start);
        int base = StateFile.indexInWindow(start);
        int bucketDepth = depth(window, base);
        if (bucketDepth < MIN_DEPTH_FOR_UPPER && pointer > LOWER_MASK) {
            split(hash);
            return put(high, low, pointer);
        }
        int mask = fingerprintMask(bucketDepth);
        int fingerprint = fingerprint(hash) & mask;
        int place = home(fingerprint, bucketDepth);
        for (; ; place++) {
            int at = base + place * Long.BYTES;
            long slot = window.getLong(at);
            int other = (int) (slot >>> 32) & mask;
            if (slot == 0 || Integer.compareUnsigned(other, fingerprint) > 0) {
                break;
            }
            if (other == fingerprint) {
                long previous = pointer(slot, mask);
                if (pages.hasKey(previous, high, low)) {
                    int number = UndoLog.number(hash, pointer, previous);
                    undoLogs.add(hash, pointer, previous, number);
                    window.putLong(at, slot(fingerprint, pointer));
                    countChange(window, base, number);
                    return previous;
                }
            }
        }
        int gap = place;
        while (window.getLong(base + gap * Long.BYTES) != 0) {
            gap++;
        }
        if (size(window, base) >= MAX_SIZE || gap == PLACES - 1) {
            split(hash);
            return put(high, low, pointer);
        }
        int number = UndoLog.number(hash, pointer, NONE);
        undoLogs.add(hash, pointer, NONE, number);
        insert(window, base, place, gap, slot(fingerprint, pointer));
        countChange(window, base, number);
        return NONE;
    }

    /**
     * Takes back that the entry of a hash at a pointer was put.
     *
     * @param previous its pointer before, or {@link #NONE}
     */
    private void undo(long hash, long pointer, long previous) {
        long start = bucket(hash);
        ByteBuffer window = file.window(start);
        int base = StateFile.indexInWindow(start);
        int bucketDepth = depth(window, base);
        int mask = fingerprintMask(bucketDepth);
        int fingerprint = fingerprint(hash) & mask;
        for (int place = home(fingerprint, bucketDepth); ; place++) {
            int at = base + place * Long.BYTES;
            long slot = window.getLong(at);
            if (slot == 0) {
                return; // it was noted and not put
            }
            if (slot == slot(fingerprint, pointer)) {
                if (previous == NONE) {
                    remove(window, base, place, bucketDepth);
                } else {
                    window.putLong(at, slot(fingerprint, previous));
                }
                countChange(window, base, 1);
                return;
            }
        }
    }

    private void insert(ByteBuffer window, int base, int place, int gap, long entry) {
        for (int to = gap; to > place; to--) {
            window.putLong(base + to * Long.BYTES, window.getLong(base + (to - 1) * Long.BYTES));
        }
        window.putLong(base + place * Long.BYTES, entry);
        window.putInt(base + DEPTH_AND_SIZE, window.getInt(base + DEPTH_AND_SIZE) + 1);
        entries++;
    }

    private void remove(ByteBuffer window, int base, int place, int bucketDepth) {
        int mask = fingerprintMask(bucketDepth);
        int to = place;
        long next = window.getLong(base + (to + 1) * Long.BYTES);
        while (next != 0 && home((int) (next >>> 32) & mask, bucketDepth) <= to) {
            window.putLong(base + to * Long.BYTES, next);
            to++;
            next = window.getLong(base + (to + 1) * Long.BYTES);
        }
        window.putLong(base + to * Long.BYTES, 0);
        window.putInt(base + DEPTH_AND_SIZE, window.getInt(base + DEPTH_AND_SIZE) - 1);
        entries--;
    }

    /** Must be called after a change of a bucket. If the process is killed before, the sum of changes is not what the log has. */
    private void countChange(ByteBuffer window, int base, int number) {
        VarHandle.storeStoreFence();
        window.putInt(base + CHANGES, window.getInt(base + CHANGES) + number);
        changes += number;
    }

    /** Whether each bucket is as deep as the directory has it; adds up their changes and entries. */
    private boolean isWhole(BooleanSupplier isAbandoned) {
        for (int bucket = 0; bucket < directory.count(); bucket++) {
            if (bucket % BUCKETS_PER_LOOK == BUCKETS_PER_LOOK - 1 && isAbandoned.getAsBoolean()) {
                throw new CancellationException();
            }
            long start = start(bucket);
            ByteBuffer window = file.window(start);
            int base = StateFile.indexInWindow(start);
            if (depth(window, base) != directory.bits(bucket)) {
                return false;
            }
            changes += window.getInt(base + CHANGES);
            entries += size(window, base);
        }
        return true;
    }

    /** Splits the bucket of a hash. */
    private void split(long hash) {
        int bucket = directory.bucket(hash);
        long start = start(bucket);
        ByteBuffer window = file.window(start);
        int base = StateFile.indexInWindow(start);
        int size = 0;
        for (int place = 0; place < PLACES; place++) {
            long slot = window.getLong(base + place * Long.BYTES);
            if (slot != 0) {
                moved[size++] = slot;
            }
        }
        int before = depth(window, base);
        allocate(directory.count()); // before the mark, because it takes longer than all else
        directory.beginChange();
        split(bucket, hash >>> (64 - before), before, 0, size);
        directory.endChange();
    }

    /** Leaves the moved entries whose next bit is 0 to a bucket, and gives the others to a new one. */
    private void split(int bucket, long prefix, int before, int from, int to) {
        int added = directory.split(bucket, prefix, before);
        allocate(added);
        long nextBit = Long.MIN_VALUE >>> (before - MIN_DEPTH);
        int middle = from;
        while (middle < to && (moved[middle] & nextBit) == 0) {
            middle++;
        }
        for (int i = middle; i < to; i++) {
            moved[i] &= ~nextBit;
        }
        fillOrSplit(bucket, 2 * prefix, before + 1, from, middle);
        fillOrSplit(added, 2 * prefix + 1, before + 1, middle, to);
    }

    /** Entries that come in the order of their hashes may be too close to each other to fit in a bucket of this depth. */
    private void fillOrSplit(int bucket, long prefix, int newDepth, int from, int to) {
        int next = 0;
        for (int i = from; i < to; i++) {
            next = 1 + Math.max(next, home((int) (moved[i] >>> 32), newDepth));
        }
        if (next < PLACES) {
            fill(start(bucket), newDepth, from, to);
        } else {
            split(bucket, prefix, newDepth, from, to);
        }
    }

    /** Overwrites a bucket with entries that were moved out of it. */
    private void fill(long start, int newDepth, int from, int to) {
        ByteBuffer window = file.window(start);
        int base = StateFile.indexInWindow(start);
        int next = 0;
        for (int i = from; i < to; i++) {
            int place = Math.max(next, home((int) (moved[i] >>> 32), newDepth));
            for (; next < place; next++) {
                window.putLong(base + next * Long.BYTES, 0);
            }
            window.putLong(base + next++ * Long.BYTES, moved[i]);
        }
        for (; next < PLACES; next++) {
            window.putLong(base + next * Long.BYTES, 0);
        }
        window.putInt(base + DEPTH_AND_SIZE, newDepth << DEPTH_SHIFT | (to - from));
    }

    private void allocate(int bucket) {
        if (start(bucket) == file.allocated()) {
            file.allocate(start(bucket) + GROWTH);
        }
    }

    private long bucket(long hash) {
        return start(directory.bucket(hash));
    }

    private static long start(int bucket) {
        return (long) bucket * BUCKET_BYTES;
    }

    private static int depth(ByteBuffer window, int base) {
        return window.getInt(base + DEPTH_AND_SIZE) >>> DEPTH_SHIFT;
    }

    private static int size(ByteBuffer window, int base) {
        return window.getInt(base + DEPTH_AND_SIZE) & SIZE_MASK;
    }

    private static int home(int fingerprint, int depth) {
        return (int) ((((fingerprint << (depth - MIN_DEPTH)) & 0xffffffffL) * HOMES) >>> 32);
    }

    private static int fingerprint(long hash) {
        return (int) (hash >>> (32 - MIN_DEPTH));
    }

    /** The bits of a fingerprint that a bucket of this depth stores. */
    private static int fingerprintMask(int depth) {
        return -1 >>> (depth - MIN_DEPTH);
    }

    private static long slot(int fingerprint, long pointer) {
        return ((long) fingerprint << 32) | (pointer & LOWER_MASK) | (pointer >>> 32 << (32 + UPPER_SHIFT));
    }

    /** @param mask of the fingerprint; the other bits are those of the pointer, or 0 */
    private static long pointer(long slot, int mask) {
        return (slot & LOWER_MASK) | ((slot & ~((long) mask << 32 | LOWER_MASK)) >>> UPPER_SHIFT);
    }

    /** Mixes both halves of a key with the finalizer "Mix13" of Stafford, so that keys may be any numbers. */
    static long hash(long high, long low) {
        long mixed = high + low * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
