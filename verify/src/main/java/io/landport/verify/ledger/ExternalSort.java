package io.landport.verify.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Sorts more entries than fit into memory by the bytes of their keys. The sort is stable. What exceeds the buffer is written to
 * sorted runs on disk, which are deleted on close. As soon as there are 64 runs of a level, they are merged to one of the next level, so
 * that at most 64 are open at a time.
 */
public final class ExternalSort implements AutoCloseable {
    /** Runs read at the same time: each has an open file and a buffer. */
    private static final int FAN_IN = 64;

    private static final Comparator<SortEntry> ORDER =
            Comparator.comparing((SortEntry entry) -> entry.key, Arrays::compareUnsigned);

    private final Path folder;
    private final long bufferBytes;
    private final Function<MergeIterator, Iterator<SortEntry>> compaction;
    private final List<SortEntry> buffer = new ArrayList<>();

    /** The runs by level. Of an entry and a later one with the same key, the earlier is in a higher level or an earlier run. */
    private final List<List<Path>> levels = new ArrayList<>();

    private long buffered;
    private long added;

    /**
     * A sort that keeps all entries.
     *
     * @param folder for the runs
     * @param bufferBytes approximate memory to use
     */
    ExternalSort(Path folder, long bufferBytes) {
        this(folder, bufferBytes, entries -> entries);
    }

    /**
     * The same, but with fewer entries on disk.
     *
     * @param compaction makes one entry of some with the same key when runs are merged
     */
    ExternalSort(Path folder, long bufferBytes, Function<MergeIterator, Iterator<SortEntry>> compaction) {
        this.folder = folder;
        this.bufferBytes = bufferBytes;
        this.compaction = compaction;
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

    /** Takes all entries of another sort, which is empty afterwards. Entries of one sort whose keys are equal keep their order. */
    void take(ExternalSort other) {
        spill();
        other.spill();
        for (int level = 0; level < other.levels.size(); level++) {
            level(level).addAll(other.levels.get(level));
        }
        other.levels.clear();
        added += other.added;
        other.added = 0;
    }

    /** The number of entries added. */
    public long size() {
        return added;
    }

    /** The number of levels. */
    int levels() {
        return levels.size();
    }

    /** The number of runs on disk. */
    int runs() {
        return levels.stream().mapToInt(List::size).sum();
    }

    /** Writes the buffered entries to disk. */
    void spill() {
        if (buffer.isEmpty()) {
            return;
        }
        buffer.sort(ORDER);
        Path file = newRun();
        level(0).add(file);
        SortedRun.write(file, buffer.iterator());
        buffer.clear();
        buffered = 0;
        for (int level = 0; level < levels.size(); level++) {
            while (level(level).size() >= FAN_IN) {
                mergeOldest(level);
            }
        }
    }

    /** The entries added so far, sorted. May be called repeatedly; the caller closes the iterator. */
    public MergeIterator sorted() {
        for (int level = 0; runs() > FAN_IN; level++) {
            while (level(level).size() > 1 && runs() > FAN_IN) {
                mergeOldest(level);
            }
        }
        buffer.sort(ORDER);
        List<Path> earliestFirst = new ArrayList<>();
        levels.forEach(runs -> earliestFirst.addAll(0, runs));
        return new MergeIterator(earliestFirst.stream().map(SortedRun::open).toList(), buffer.iterator());
    }

    @Override
    public void close() {
        buffer.clear();
        levels.forEach(runs -> runs.forEach(ExternalSort::delete));
        levels.clear();
    }

    private List<Path> level(int number) {
        while (levels.size() <= number) {
            levels.add(new ArrayList<>());
        }
        return levels.get(number);
    }

    /** Merges the oldest runs of a level to one of the next level, as many as may be open. */
    private void mergeOldest(int number) {
        List<Path> runs =
                level(number).subList(0, Math.min(FAN_IN, level(number).size()));
        Path file = newRun();
        level(number + 1).add(file);
        try (MergeIterator merge =
                new MergeIterator(runs.stream().map(SortedRun::open).toList(), Collections.emptyIterator())) {
            SortedRun.write(file, compaction.apply(merge));
        }
        runs.forEach(ExternalSort::delete);
        runs.clear();
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
