package io.landport.streams.table;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;

/**
 * Measures a table with values of 80 bytes: nanoseconds of a lookup that misses and of the put after it, of a lookup that
 * hits, of a put to an existing key and of the restore of an entry; bytes of heap for each entry. A commit after every
 * 10,000 puts, to a log that keeps the slices in memory. Not part of the build; docs/adr/0008-paged-tables.md has the
 * figures.
 */
final class PagedEntriesMeasurement {
    private static final int VALUE = 80;
    private static final int PUTS_PER_COMMIT = 10_000;

    private PagedEntriesMeasurement() {}

    public static void main(String[] args) {
        for (int count : new int[] {1_000_000, 1_000_000, 5_000_000}) {
            measure(count);
        }
    }

    private static void measure(int count) {
        CompactedLog log = new CompactedLog();
        PagedEntries entries = new PagedEntries(log);
        byte[] value = Values.of(1, VALUE);
        ValueView view = new ValueView();

        long start = now();
        long longest = 0;
        for (int i = 0; i < count; i++) {
            SplittableRandom keys = new SplittableRandom(i);
            long high = keys.nextLong();
            long low = keys.nextLong();
            if (entries.find(high, low, view)) {
                throw new IllegalStateException("found what was not put");
            }
            entries.put(high, low, value, 0, VALUE);
            if (i % PUTS_PER_COMMIT == 0) {
                longest = Math.max(longest, commit(entries, log));
            }
        }
        commit(entries, log);
        long put = now() - start;

        start = now();
        int found = 0;
        for (int i = count; i < 2 * count; i++) {
            SplittableRandom keys = new SplittableRandom(i);
            found += entries.find(keys.nextLong(), keys.nextLong(), view) ? 1 : 0;
        }
        long miss = now() - start;

        start = now();
        for (int i = 0; i < count; i++) {
            SplittableRandom keys = new SplittableRandom(i);
            found += entries.find(keys.nextLong(), keys.nextLong(), view) ? 1 : 0;
        }
        long hit = now() - start;
        if (found != count) {
            throw new IllegalStateException("found " + found + " of " + count);
        }
        double held = (double) entries.heldBytes() / count;

        start = now();
        PagedEntries restored = new PagedEntries(log);
        log.restore(restored);
        long restore = now() - start;

        start = now();
        SplittableRandom random = new SplittableRandom(-1);
        for (int i = 0; i < count; i++) {
            SplittableRandom keys = new SplittableRandom(random.nextInt(count));
            restored.put(keys.nextLong(), keys.nextLong(), value, 0, VALUE);
            if (i % PUTS_PER_COMMIT == 0) {
                longest = Math.max(longest, commit(restored, log));
            }
        }
        long replace = now() - start;

        System.out.printf(
                "%,d entries: miss and put %d ns, miss %d ns, hit %d ns, replace %d ns, restore %d ns or %,d entries/s,"
                        + " held %.1f bytes an entry, %.1f after as many replacements, longest commit %.1f ms%n",
                count,
                put / count,
                miss / count,
                hit / count,
                replace / count,
                restore / count,
                count * 1_000_000_000L / restore,
                held,
                (double) restored.heldBytes() / count,
                longest / 1e6);
    }

    /** CPU time of this thread. Excludes other processes and garbage collection. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long commit(PagedEntries entries, CompactedLog log) {
        long start = now();
        entries.commit();
        log.commit();
        return now() - start;
    }
}
