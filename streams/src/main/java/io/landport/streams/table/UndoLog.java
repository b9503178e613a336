package io.landport.streams.table;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The changes of an index since a checkpoint of its table, in a mapped file, so that an index that a killed process has left can be
 * taken back to the checkpoint. It begins with what else must be known of the table: the live bytes of its pages.
 *
 * <p>Nothing of it is forced to the disk. It is valid as long as the operating system runs in which it was written.
 */
final class UndoLog implements Closeable {
    /** Also of the files of the index. Files of another format are not used. */
    private static final long FORMAT = 0x6c616e64_00000001L;

    private static final int STATE = 0;
    private static final int BOOT = 8;
    private static final int SEQUENCE = 24;
    private static final int OFFSET = 32;
    private static final int ENTRIES = 40;
    private static final int CHANGES = 48;
    private static final int PAGES = 52;

    /** The number of changes, and in the lower half the sum of all of them and of the live bytes: written at once. */
    private static final int COUNT_AND_SUM = 56;

    private static final int CHECKPOINT = 64;
    private static final int LIVES = 72;

    private static final int BLOCK_BYTES = 4096;
    private static final int RECORD_BYTES = 3 * Long.BYTES;
    private static final int RECORDS_IN_BLOCK = BLOCK_BYTES / RECORD_BYTES;
    private static final int GROWTH = 256 * 1024;

    private final StateFile file;
    private final ByteBuffer head;
    private int count;
    private int sum;
    private int sumOfLives;
    private long firstRecord;

    private UndoLog(StateFile file) {
        this.file = file;
        this.head = file.window(0);
    }

    /**
     * What the table was at the checkpoint.
     *
     * @param entries number of keys
     * @param changes the sum of those that were made to the index before
     * @param lives the live bytes of each page, in the order of their numbers
     */
    record Start(long entries, int changes, List<Integer> lives) {
        Start {
            lives = List.copyOf(lives);
        }
    }

    /** A number for a change, by which it is found out whether all of several files have it. Sums of them overflow. */
    static int number(long hash, long pointer, long previous) {
        return (int) (Index.hash(hash, 31 * pointer + previous) >>> Integer.SIZE);
    }

    /** Receives a change: the entry of a hash at a pointer was at another one before, or nowhere. */
    interface Change {
        void undo(long hash, long pointer, long previous);
    }

    /** Creates a file without content, or overwrites one. */
    static UndoLog create(Path path) throws IOException {
        StateFile file = new StateFile(path, 0);
        file.allocate(GROWTH);
        return new UndoLog(file);
    }

    /** Opens a file for reading; empty if it has no content, or that of another format or another run of the operating system. */
    static Optional<UndoLog> open(Path path, UUID boot) throws IOException {
        if (!Files.exists(path) || Files.size(path) < LIVES) {
            return Optional.empty();
        }
        UndoLog opened = new UndoLog(new StateFile(path, Files.size(path)));
        opened.count = opened.head.getInt(COUNT_AND_SUM);
        opened.firstRecord = firstRecord(opened.head.getInt(PAGES));
        if (opened.head.getLong(STATE) != FORMAT
                || opened.head.getLong(BOOT) != boot.getMostSignificantBits()
                || opened.head.getLong(BOOT + Long.BYTES) != boot.getLeastSignificantBits()
                || opened.firstRecord < LIVES
                || opened.count < 0
                || opened.position(opened.count) > opened.file.allocated()
                || opened.head.getInt(COUNT_AND_SUM + Integer.BYTES) != opened.computeSum()) {
            opened.close();
            return Optional.empty();
        }
        return Optional.of(opened);
    }

    /** Begins anew. */
    void begin(UUID boot, long sequence, Checkpoint checkpoint, Start start) {
        head.putLong(STATE, 0);
        VarHandle.storeStoreFence();
        head.putLong(BOOT, boot.getMostSignificantBits());
        head.putLong(BOOT + Long.BYTES, boot.getLeastSignificantBits());
        head.putLong(SEQUENCE, sequence);
        head.putLong(OFFSET, checkpoint.offset());
        head.putInt(CHECKPOINT, checkpoint.pages().hashCode());
        head.putLong(ENTRIES, start.entries());
        head.putInt(PAGES, start.lives().size());
        head.putInt(CHANGES, start.changes());
        count = 0;
        firstRecord = firstRecord(start.lives().size());
        allocate(firstRecord);
        long at = LIVES;
        for (int live : start.lives()) {
            file.window(at).putInt(StateFile.indexInWindow(at), live);
            at += Integer.BYTES;
        }
        sumOfLives = sum(start.lives());
        sum = sumOfLives;
        head.putLong(COUNT_AND_SUM, countAndSum());
        VarHandle.storeStoreFence();
        head.putLong(STATE, FORMAT);
        VarHandle.storeStoreFence();
    }

    /**
     * Notes a change of the index before it is made.
     *
     * @param number of the change
     */
    void add(long hash, long pointer, long previous, int number) {
        long at = position(count);
        allocate(at + RECORD_BYTES);
        ByteBuffer window = file.window(at);
        int base = StateFile.indexInWindow(at);
        window.putLong(base, hash);
        window.putLong(base + Long.BYTES, pointer);
        window.putLong(base + 2 * Long.BYTES, previous);
        sum += number;
        count++;
        VarHandle.storeStoreFence();
        head.putLong(COUNT_AND_SUM, countAndSum());
        VarHandle.storeStoreFence();
    }

    /** Passes all changes, the latest first. */
    void undo(Change change) {
        for (int record = count - 1; record >= 0; record--) {
            pass(record, change);
        }
    }

    /** The sum of the changes that were made to the index, those of this log included. */
    int changes() {
        return changesBefore() + sum - sumOfLives;
    }

    /** The sum of those that were made before the checkpoint. */
    int changesBefore() {
        return head.getInt(CHANGES);
    }

    long sequence() {
        return head.getLong(SEQUENCE);
    }

    /** Whether it began with this checkpoint. */
    boolean isSince(Checkpoint checkpoint) {
        return head.getLong(OFFSET) == checkpoint.offset()
                && head.getInt(CHECKPOINT) == checkpoint.pages().hashCode()
                && head.getInt(PAGES) == checkpoint.pages().size();
    }

    Start start() {
        List<Integer> lives = new ArrayList<>();
        for (int page = 0; page < head.getInt(PAGES); page++) {
            long at = LIVES + (long) page * Integer.BYTES;
            lives.add(file.window(at).getInt(StateFile.indexInWindow(at)));
        }
        return new Start(head.getLong(ENTRIES), changesBefore(), lives);
    }

    /** The number of bytes of disk space. */
    long allocated() {
        return file.allocated();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void pass(int record, Change to) {
        long at = position(record);
        ByteBuffer window = file.window(at);
        int base = StateFile.indexInWindow(at);
        to.undo(window.getLong(base), window.getLong(base + Long.BYTES), window.getLong(base + 2 * Long.BYTES));
    }

    /** Detects parts of the file that are missing because a disk was lost. */
    private int computeSum() {
        sumOfLives = sum(start().lives());
        sum = sumOfLives;
        for (int record = 0; record < count; record++) {
            pass(record, (hash, pointer, previous) -> sum += number(hash, pointer, previous));
        }
        return sum;
    }

    private static int sum(List<Integer> lives) {
        return lives.stream().mapToInt(live -> 31 * live).sum();
    }

    private long countAndSum() {
        return (long) count << Integer.SIZE | Integer.toUnsignedLong(sum);
    }

    private void allocate(long end) {
        if (end > file.allocated()) {
            file.allocate(StateFile.roundUp(end, GROWTH));
        }
    }

    private static long firstRecord(int pages) {
        return StateFile.roundUp(LIVES + (long) pages * Integer.BYTES, BLOCK_BYTES);
    }

    /** A record is in one block, so in one window. */
    private long position(int record) {
        return firstRecord
                + (long) (record / RECORDS_IN_BLOCK) * BLOCK_BYTES
                + (long) (record % RECORDS_IN_BLOCK) * RECORD_BYTES;
    }
}
