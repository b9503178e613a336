package io.landport.streams.table;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Measures a table with values of 80 bytes: nanoseconds of a lookup that misses and of the put after it, of a lookup that
 * hits, of a put to an existing key, of the restore of an entry and of opening its files; bytes of disk for each entry. A
 * commit after every 10,000 puts. Not part of the build; docs/adr/0008-paged-tables.md and 0019 have the figures.
 *
 * <p>Arguments: a folder, which is deleted, and numbers of entries. With a number above 5 million the log is not kept and
 * not restored.
 */
final class PagedEntriesMeasurement {
    private static final int VALUE = 80;
    private static final int PUTS_PER_COMMIT = 10_000;
    private static final int MOST_LOGGED = 5_000_000;
    private static final String LOG = "log";

    private final Path folder;
    private final int count;
    private final CompactedLog log = new CompactedLog();
    private final byte[] value = Values.of(1, VALUE);
    private final ValueView view = new ValueView();
    private long longestCommit;

    private PagedEntriesMeasurement(Path folder, int count) {
        this.folder = folder;
        this.count = count;
    }

    public static void main(String[] args) throws IOException {
        for (int i = 1; i < args.length; i++) {
            new PagedEntriesMeasurement(Path.of(args[0]).resolve("run-" + i), Integer.parseInt(args[i])).measure();
        }
    }

    private void measure() throws IOException {
        boolean isLogged = count <= MOST_LOGGED;
        PagedEntries entries = open("put", Optional.empty(), isLogged ? log : (key, slice) -> {});
        long put = timed(() -> putAll(entries));
        long miss = timed(() -> requireFound(entries, count, 0));
        long hit = timed(() -> requireFound(entries, 0, count));
        report("miss and put %d ns, miss %d ns, hit %d ns", put, miss, hit);
        report("disk %d bytes an entry", entries.fileBytes());
        Checkpoint checkpoint = entries.checkpoint(LOG, log.end());
        entries.close();

        long start = System.nanoTime();
        try (PagedEntries opened = open("put", Optional.of(checkpoint), (key, slice) -> {})) {
            System.out.printf("%,d entries: opened in %.1f s%n", opened.entries(), (System.nanoTime() - start) / 1e9);
            long replace = timed(() -> replaceAll(opened));
            report("replace %d ns", replace);
            report("disk after as many replacements %d bytes an entry", opened.fileBytes());
        }
        if (isLogged) {
            try (PagedEntries restored = open("restored", Optional.empty(), log)) {
                report("restore %d ns", timed(() -> log.restore(restored)));
            }
        }
        System.out.printf(
                "longest commit %.1f ms, heap %,d MB%n",
                longestCommit / 1e6,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    private PagedEntries open(String name, Optional<Checkpoint> checkpoint, SliceLog to) throws IOException {
        Path of = folder.resolve(name);
        if (checkpoint.isEmpty()) {
            Files.createDirectories(of);
        }
        return PagedEntries.open(of, checkpoint, to, () -> false);
    }

    private void putAll(PagedEntries entries) {
        for (int i = 0; i < count; i++) {
            SplittableRandom keys = new SplittableRandom(i);
            long high = keys.nextLong();
            long low = keys.nextLong();
            if (entries.find(high, low, view)) {
                throw new IllegalStateException("found what was not put");
            }
            entries.put(high, low, value, 0, VALUE);
            commitAfter(i, entries);
        }
        entries.commit();
        log.commit();
    }

    private void replaceAll(PagedEntries entries) {
        SplittableRandom random = new SplittableRandom(-1);
        for (int i = 0; i < count; i++) {
            SplittableRandom keys = new SplittableRandom(random.nextInt(count));
            entries.put(keys.nextLong(), keys.nextLong(), value, 0, VALUE);
            commitAfter(i, entries);
        }
    }

    private void requireFound(PagedEntries entries, int from, int expected) {
        int found = 0;
        for (int i = from; i < from + count; i++) {
            SplittableRandom keys = new SplittableRandom(i);
            found += entries.find(keys.nextLong(), keys.nextLong(), view) ? 1 : 0;
        }
        if (found != expected) {
            throw new IllegalStateException("found " + found + " of " + expected);
        }
    }

    private void commitAfter(int puts, PagedEntries entries) {
        if (puts % PUTS_PER_COMMIT == 0) {
            long start = now();
            entries.commit();
            log.commit();
            entries.free(entries.takeReleased());
            longestCommit = Math.max(longestCommit, now() - start);
        }
    }

    private void report(String format, long... amounts) {
        Object[] each =
                Arrays.stream(amounts).mapToObj(amount -> amount / count).toArray();
        System.out.printf("%,d entries: " + format + "%n", prepend(each));
    }

    private Object[] prepend(Object[] each) {
        Object[] all = new Object[each.length + 1];
        all[0] = count;
        System.arraycopy(each, 0, all, 1, each.length);
        return all;
    }

    private static long timed(Runnable work) {
        long start = now();
        work.run();
        return now() - start;
    }

    /** CPU time of this thread. Excludes other processes and garbage collection. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
