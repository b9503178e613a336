package io.landport.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts more entries than fit into memory, by key, byte by byte; entries of one key keep the order in which they were added.
 * What the buffer cannot hold lies in sorted runs on disk until this is closed.
 */
final class ExternalSort implements AutoCloseable {
    /** Runs read at the same time: each holds a file open and has a buffer of its own. */
    private static final int FAN_IN = 64;

    private static final Comparator<SortEntry> ORDER =
            Comparator.comparing((SortEntry entry) -> entry.key, Arrays::compareUnsigned);

    private final Path folder;
    private final long bufferBytes;
    private final List<SortEntry> buffer = new ArrayList<>();
    private List<Path> runs = new ArrayList<>();
    private long buffered;
    private long added;

    /**
     * @param folder for the runs
     * @param bufferBytes about how much memory to take
     */
    ExternalSort(Path folder, long bufferBytes) {
        this.folder = folder;
        this.bufferBytes = bufferBytes;
    }

    void add(byte[] key, byte[] value) {
        SortEntry entry = new SortEntry(key, value);
        buffer.add(entry);
        buffered += entry.size();
        added++;
        if (buffered > bufferBytes) {
            spill();
        }
    }

    /** How many entries were added. */
    long size() {
        return added;
    }

    /** How many runs are on disk. */
    int runs() {
        return runs.size();
    }

    /** Writes what is in memory to disk, to make room for others. */
    void spill() {
        if (buffer.isEmpty()) {
            return;
        }
        buffer.sort(ORDER);
        Path file = newRun();
        SortedRun.write(file, buffer.size(), buffer.iterator());
        runs.add(file);
        buffer.clear();
        buffered = 0;
    }

    /** The entries added so far in order; can be asked for as often as one likes. Whoever asks closes it. */
    Merge sorted() {
        while (runs.size() > FAN_IN) {
            runs = merged();
        }
        buffer.sort(ORDER);
        return new Merge(runs.stream().map(SortedRun::open).toList(), buffer.iterator());
    }

    @Override
    public void close() {
        buffer.clear();
        runs.forEach(ExternalSort::delete);
        runs = new ArrayList<>();
    }

    /** Neighbours become one, so that the order of equal keys stays. */
    private List<Path> merged() {
        List<Path> fewer = new ArrayList<>();
        for (int from = 0; from < runs.size(); from += FAN_IN) {
            List<Path> neighbours = runs.subList(from, Math.min(from + FAN_IN, runs.size()));
            Path file = newRun();
            fewer.add(file);
            List<SortedRun> open = neighbours.stream().map(SortedRun::open).toList();
            try (Merge merge = new Merge(open, Collections.emptyIterator())) {
                SortedRun.write(file, open.stream().mapToLong(SortedRun::size).sum(), merge);
            }
            neighbours.forEach(ExternalSort::delete);
        }
        return fewer;
    }

    private Path newRun() {
        try {
            Path file = Files.createTempFile(folder, "run-", "");
            // A signal ends the process without closing anything.
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + failed.getMessage(), failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
