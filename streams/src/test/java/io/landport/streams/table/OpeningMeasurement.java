package io.landport.streams.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fills tables with entries of 80 bytes, as many documents take, and opens them again as a killed process would find them.
 * Not part of the build; docs/adr/0020-state-on-disk.md has the figures.
 *
 * <p>Arguments: a new folder, the number of tables, of entries in each and of threads.
 */
final class OpeningMeasurement {
    private static final int VALUE = 80;
    private static final int PUTS_PER_COMMIT = 10_000;
    private static final String LOG = "log";

    private final Path folder;
    private final int entries;

    private OpeningMeasurement(Path folder, int entries) {
        this.folder = folder;
        this.entries = entries;
    }

    public static void main(String[] args) throws Exception {
        int tables = Integer.parseInt(args[1]);
        OpeningMeasurement measurement = new OpeningMeasurement(Path.of(args[0]), Integer.parseInt(args[2]));
        ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(args[3]));
        try {
            each(threads, "filled", tables, measurement::fill);
            each(threads, "opened", tables, measurement::open);
        } finally {
            threads.shutdown();
        }
    }

    private static void each(ExecutorService threads, String done, int tables, TableWork work)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int table = 0; table < tables; table++) {
            int number = table;
            running.add(threads.submit(() -> work.on(number)));
        }
        for (Future<?> each : running) {
            each.get();
        }
        System.out.printf(
                "%s in %.1f s, heap used %,d MB%n",
                done,
                (System.nanoTime() - start) / 1e9,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    private interface TableWork {
        void on(int table);
    }

    private void fill(int table) {
        Path files = folder.resolve("table-" + table);
        byte[] value = Values.of(1, VALUE);
        try {
            Files.createDirectories(files);
            try (PagedEntries filled = PagedEntries.open(files, Optional.empty(), (key, slice) -> {}, () -> false)) {
                SplittableRandom keys = new SplittableRandom(table);
                for (int i = 0; i < entries; i++) {
                    filled.put(keys.nextLong(), keys.nextLong(), value, 0, VALUE);
                    if (i % PUTS_PER_COMMIT == 0) {
                        filled.commit();
                    }
                }
                filled.commit();
                filled.checkpoint(LOG, 0).write(files);
                System.out.printf("table %d: %d bytes an entry%n", table, filled.fileBytes() / entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(int table) {
        Path files = folder.resolve("table-" + table);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try (PagedEntries opened =
                PagedEntries.open(files, Checkpoint.read(files, LOG), (key, slice) -> {}, () -> false)) {
            if (opened.entries() != entries) {
                throw new IllegalStateException("opened " + opened.entries() + " entries");
            }
            System.out.printf(
                    "table %d: %d ns of CPU time an entry%n",
                    table, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
