package io.landport.verify.ledger;

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
 * Sorts more entries than fit into memory by the bytes of their keys. The sort is stable. What exceeds the buffer is written to
 * sorted runs on disk, which are deleted on close.
 */
public final class ExternalSort implements AutoCloseable {
    /** Runs read at the same time: each has an open file and a buffer. */
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
     * @param bufferBytes approximate memory to use
     */
    ExternalSort(Path folder, long bufferBytes) {
        this.folder = folder;
        this.bufferBytes = bufferBytes;
    }

    public void add(byte[] key, byte[] value) {
        SortEntry entry = new SortEntry(key, value);
        buffer.add(entry);
        buffered += entry.size();
        added++;
        if (buffered > bufferBytes) {
            spill();
        }
    }

    /** The number of entries added. */
    public long size() {
        return added;
    }

    /** The number of runs on disk. */
    int runs() {
        return runs.size();
    }

    /** Writes the buffered entries to disk. */
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

    /** The entries added so far, sorted. May be called repeatedly; the caller closes the iterator. */
    public MergeIterator sorted() {
        while (runs.size() > FAN_IN) {
            runs = merged();
        }
        buffer.sort(ORDER);
        return new MergeIterator(runs.stream().map(SortedRun::open).toList(), buffer.iterator());
    }

    @Override
    public void close() {
        buffer.clear();
        runs.forEach(ExternalSort::delete);
        runs = new ArrayList<>();
    }

    /** Merges adjacent runs, which keeps the order of equal keys. */
    private List<Path> merged() {
        List<Path> fewer = new ArrayList<>();
        for (int from = 0; from < runs.size(); from += FAN_IN) {
            List<Path> neighbours = runs.subList(from, Math.min(from + FAN_IN, runs.size()));
            Path file = newRun();
            fewer.add(file);
            List<SortedRun> open = neighbours.stream().map(SortedRun::open).toList();
            try (MergeIterator merge = new MergeIterator(open, Collections.emptyIterator())) {
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
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
