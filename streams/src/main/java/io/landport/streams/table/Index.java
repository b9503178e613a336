package io.landport.streams.table;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An extendible hash index from keys to entries, in a file. Each key takes 8 bytes of fingerprint and pointer, 10 to 20 with
 * the empty slots. A miss costs one or two cache lines, and reads a page of entries only once in hundreds of misses.
 *
 * <p>A bucket has 4 KiB. The leading bits of a key's hash choose its bucket through a directory, which is the only part in the
 * heap: about 0.03 bytes for each key. A bucket that is 85 % full is split in two by the next bit, which takes two
 * microseconds; if the directory has no further bit, it is doubled. The fingerprint is the part of the hash after its first 4
 * bits, so splitting reads no page of entries.
 *
 * <p>In a bucket the entries are in the order of their fingerprints, with gaps. The home of an entry is the place that its
 * fingerprint would have if all were evenly distributed; the entry is there or, with no gap in between, further right. A
 * search therefore ends at the first gap or greater fingerprint.
 */
final class Index {
    /** No pointer. */
    static final int NONE = 0;

    /** The file grows by this many bytes. */
    private static final int GROWTH = 64 * 1024;

    private static final int BUCKET_BYTES = 4096;
    private static final int PLACES = BUCKET_BYTES / Long.BYTES - 1;

    /** The last place of a bucket contains its depth, above the number of its entries. */
    private static final int DEPTH_AND_SIZE = PLACES * Long.BYTES;

    /** Entries in the last home may move to the places after it; the last one stays empty, so that every search ends. */
    private static final int HOMES = 480;

    private static final int MAX_SIZE = HOMES * 85 / 100;
    private static final int MIN_DEPTH = 4;
    private static final int MAX_DEPTH = 30;

    private final Pages pages;
    private final StateFile file;
    private final long[] moved = new long[PLACES];
    private int depth = MIN_DEPTH;
    private int[] directory = new int[1 << MIN_DEPTH];
    private int buckets;

    /** @param file empty, for the buckets */
    Index(Pages pages, StateFile file) {
        this.pages = pages;
        this.file = file;
        Arrays.setAll(directory, prefix -> addBucket(MIN_DEPTH));
    }

    /** The pointer to the key's entry, or {@link #NONE}. */
    int find(long high, long low) {
        long hash = hash(high, low);
        long start = bucket(hash);
        ByteBuffer window = file.window(start);
        int base = StateFile.indexInWindow(start);
        int fingerprint = fingerprint(hash);
        for (int place = home(fingerprint, depth(window, base)); ; place++) {
            long slot = window.getLong(base + place * Long.BYTES);
            if (slot == 0) {
                return NONE;
            }
            int other = (int) (slot >>> 32);
            if (other == fingerprint) {
                if (pages.hasKey((int) slot, high, low)) {
                    return (int) slot;
                }
            } else if (Integer.compareUnsigned(other, fingerprint) > 0) {
                return NONE;
            }
        }
    }

    /**
     * Sets the pointer of a key to an entry that is in its page already; returns the previous pointer, or {@link #NONE}.
     */
    int put(long high, long low, int pointer) {
        long hash = hash(high, low);
        long start = bucket(hash);
        ByteBuffer window = file.window(start);
        int base = StateFile.indexInWindow(start);
        int fingerprint = fingerprint(hash);
        long entry = ((long) fingerprint << 32) | (pointer & 0xffffffffL);
        int place = home(fingerprint, depth(window, base));
        for (; ; place++) {
            int at = base + place * Long.BYTES;
            long slot = window.getLong(at);
            int other = (int) (slot >>> 32);
            if (slot == 0 || Integer.compareUnsigned(other, fingerprint) > 0) {
                break;
            }
            if (other == fingerprint && pages.hasKey((int) slot, high, low)) {
                window.putLong(at, entry);
                return (int) slot;
            }
        }
        if (!insert(window, base, place, entry)) {
            split(hash, start);
            return put(high, low, pointer);
        }
        return NONE;
    }

    /** The size of the buckets in bytes. */
    long bytes() {
        return (long) buckets * BUCKET_BYTES;
    }

    private boolean insert(ByteBuffer window, int base, int place, long entry) {
        int size = size(window, base);
        int gap = place;
        while (window.getLong(base + gap * Long.BYTES) != 0) {
            gap++;
        }
        if (size >= MAX_SIZE || gap == PLACES - 1) {
            return false;
        }
        for (int to = gap; to > place; to--) {
            window.putLong(base + to * Long.BYTES, window.getLong(base + (to - 1) * Long.BYTES));
        }
        window.putLong(base + place * Long.BYTES, entry);
        window.putInt(base + DEPTH_AND_SIZE + Integer.BYTES, size + 1);
        return true;
    }

    /** Moves the entries whose next bit is set to a bucket of their own. */
    private void split(long hash, long start) {
        ByteBuffer window = file.window(start);
        int base = StateFile.indexInWindow(start);
        int before = depth(window, base);
        if (before == depth) {
            doubleDirectory();
        }
        int added = addBucket(before + 1);
        int size = 0;
        for (int place = 0; place < PLACES; place++) {
            long slot = window.getLong(base + place * Long.BYTES);
            if (slot != 0) {
                moved[size++] = slot;
            }
        }
        int nextBit = 1 << (31 - (before - MIN_DEPTH));
        int low = 0;
        while (low < size && ((int) (moved[low] >>> 32) & nextBit) == 0) {
            low++;
        }
        fill(start, before + 1, 0, low);
        fill(start(added), before + 1, low, size);
        int shift = depth - (before + 1);
        int first = (int) (hash >>> (64 - before)) << (depth - before);
        int half = 1 << shift;
        Arrays.fill(directory, first + half, first + 2 * half, added);
    }

    private void doubleDirectory() {
        if (depth == MAX_DEPTH) {
            throw unevenKeys();
        }
        int[] twice = new int[2 * directory.length];
        for (int prefix = 0; prefix < twice.length; prefix++) {
            twice[prefix] = directory[prefix >>> 1];
        }
        directory = twice;
        depth++;
    }

    /** Overwrites a bucket with entries that were moved out of it. */
    private void fill(long start, int newDepth, int from, int to) {
        ByteBuffer window = file.window(start);
        int base = StateFile.indexInWindow(start);
        int next = 0;
        for (int i = from; i < to; i++) {
            int place = Math.max(next, home((int) (moved[i] >>> 32), newDepth));
            if (place >= PLACES - 1) {
                throw unevenKeys();
            }
            for (; next < place; next++) {
                window.putLong(base + next * Long.BYTES, 0);
            }
            window.putLong(base + next++ * Long.BYTES, moved[i]);
        }
        for (; next < PLACES; next++) {
            window.putLong(base + next * Long.BYTES, 0);
        }
        window.putInt(base + DEPTH_AND_SIZE, newDepth);
        window.putInt(base + DEPTH_AND_SIZE + Integer.BYTES, to - from);
    }

    /** Returns the number of a new bucket. */
    private int addBucket(int newDepth) {
        long start = start(buckets);
        if (start == file.allocated()) {
            file.allocate(start + GROWTH);
        }
        file.window(start).putInt(StateFile.indexInWindow(start) + DEPTH_AND_SIZE, newDepth);
        return buckets++;
    }

    private long bucket(long hash) {
        return start(directory[(int) (hash >>> (64 - depth))]);
    }

    private static long start(int bucket) {
        return (long) bucket * BUCKET_BYTES;
    }

    private static int depth(ByteBuffer window, int base) {
        return window.getInt(base + DEPTH_AND_SIZE);
    }

    private static int size(ByteBuffer window, int base) {
        return window.getInt(base + DEPTH_AND_SIZE + Integer.BYTES);
    }

    private static int home(int fingerprint, int depth) {
        return (int) ((((fingerprint << (depth - MIN_DEPTH)) & 0xffffffffL) * HOMES) >>> 32);
    }

    private static int fingerprint(long hash) {
        return (int) (hash >>> (32 - MIN_DEPTH));
    }

    /** Mixes both halves of a key with the finalizer "Mix13" of Stafford, so that keys may be any numbers. */
    private static long hash(long high, long low) {
        long mixed = high + low * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    private static IllegalStateException unevenKeys() {
        return new IllegalStateException("the hashes of a table's keys are not evenly distributed");
    }
}
