package io.landport.streams.table;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The directory of an extendible hash index: which bucket has the hashes that begin with some bits. It is in the heap, an {@code int} for each
 * sequence of as many bits as the deepest bucket has.
 *
 * <p>A mapped file has what it is computed from, 4 bytes for each bucket, and a mark while buckets are split or taken back: if a process is
 * killed meanwhile, the index cannot be used again.
 */
final class Directory implements Closeable {
    private static final int MAX_DEPTH = 30;

    /** The file begins with the mark and the number of buckets. */
    private static final int MARK = 0;

    private static final int COUNT = 4;
    private static final int HEAD_BYTES = 8;

    private static final int CHANGING = 1;
    private static final int WHOLE = 2;

    /** The file grows by this many bytes. */
    private static final int GROWTH = 64 * 1024;

    private final StateFile file;
    private final ByteBuffer head;
    private int depth;
    private int[] buckets;
    private int count;

    private Directory(StateFile file, int depth, int count) {
        this.file = file;
        this.head = file.window(0);
        this.depth = depth;
        this.buckets = new int[1 << depth];
        this.count = count;
    }

    /** Creates a directory with a bucket for each sequence of so many bits. A change has begun, which ends when there are buckets. */
    static Directory create(Path path, int depth) throws IOException {
        StateFile file = new StateFile(path, 0);
        file.allocate(GROWTH);
        Directory created = new Directory(file, depth, 0);
        created.beginChange();
        for (int prefix = 0; prefix < 1 << depth; prefix++) {
            created.add(prefix, depth);
        }
        return created;
    }

    /** Opens the directory that a killed process has left; empty if it was being changed, or if its buckets do not have all hashes. */
    static Optional<Directory> open(Path path) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(HEAD_BYTES);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            int unused = channel.read(read, 0);
        }
        int count = read.getInt(COUNT);
        if (read.getInt(MARK) != WHOLE) {
            return Optional.empty();
        }
        long used = HEAD_BYTES + (long) count * Integer.BYTES;
        StateFile file = new StateFile(path, StateFile.roundUp(used, GROWTH));
        int deepest = 0;
        long hashes = 0;
        for (int bucket = 0; bucket < count; bucket++) {
            int bits = length(prefix(file, bucket));
            deepest = Math.max(deepest, bits);
            hashes += 1L << (MAX_DEPTH - bits);
        }
        if (deepest > MAX_DEPTH || hashes != 1L << MAX_DEPTH) {
            file.close();
            return Optional.empty();
        }
        Directory opened = new Directory(file, deepest, count);
        for (int bucket = 0; bucket < count; bucket++) {
            int prefix = prefix(file, bucket);
            opened.fill(bucket, prefix & ~Integer.highestOneBit(prefix), length(prefix));
        }
        return Optional.of(opened);
    }

    /** The number of buckets. They are numbered from 0. */
    int count() {
        return count;
    }

    /** The number of leading bits that the hashes of a bucket have in common, as the file has it. */
    int bits(int bucket) {
        return length(prefix(file, bucket));
    }

    /** The number of bytes of disk space. */
    long allocated() {
        return file.allocated();
    }

    /** The bucket of a hash. */
    int bucket(long hash) {
        return buckets[(int) (hash >>> (Long.SIZE - depth))];
    }

    /** Must be called before buckets are split or taken back. */
    void beginChange() {
        head.putInt(MARK, CHANGING);
        VarHandle.storeStoreFence();
    }

    /** Must be called when all entries are in their places. */
    void endChange() {
        VarHandle.storeStoreFence();
        head.putInt(MARK, WHOLE);
        VarHandle.storeStoreFence();
    }

    /**
     * Halves a bucket: the hashes whose next bit is 1 get a new one, whose number is returned. To be called between
     * {@link #beginChange} and {@link #endChange}.
     *
     * @param bucket whose hashes begin with these bits
     * @param prefix these bits
     * @param bits their number
     */
    int split(int bucket, long prefix, int bits) {
        if (bits == depth) {
            twice();
        }
        save(bucket, 2 * prefix, bits + 1);
        return add(2 * prefix + 1, bits + 1);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private int add(long prefix, int bits) {
        int added = count++;
        long end = HEAD_BYTES + (long) count * Integer.BYTES;
        if (end > file.allocated()) {
            file.allocate(file.allocated() + GROWTH);
        }
        head.putInt(COUNT, count);
        save(added, prefix, bits);
        fill(added, prefix, bits);
        return added;
    }

    /** Notes the bits that the hashes of a bucket begin with, after a 1. */
    private void save(int bucket, long prefix, int bits) {
        long at = HEAD_BYTES + (long) bucket * Integer.BYTES;
        file.window(at).putInt(StateFile.indexInWindow(at), 1 << bits | (int) prefix);
    }

    private static int prefix(StateFile file, int bucket) {
        long at = HEAD_BYTES + (long) bucket * Integer.BYTES;
        return file.window(at).getInt(StateFile.indexInWindow(at));
    }

    /** The number of bits after the leading 1. */
    private static int length(int prefix) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(prefix);
    }

    private void fill(int bucket, long prefix, int bits) {
        int first = (int) prefix << (depth - bits);
        Arrays.fill(buckets, first, first + (1 << (depth - bits)), bucket);
    }

    private void twice() {
        if (depth == MAX_DEPTH) {
            throw new IllegalStateException("the hashes of a table's keys are not evenly distributed");
        }
        int[] longer = new int[2 * buckets.length];
        Arrays.setAll(longer, prefix -> buckets[prefix >>> 1]);
        buckets = longer;
        depth++;
    }
}
