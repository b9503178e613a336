package io.landport.streams.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the checkpoints of a table. A checkpoint is prepared at the end of a transaction, written once the transaction has been
 * committed, and written by another thread, because forcing pages to the disk takes long. Not thread-safe.
 */
final class Checkpoints {
    /** A restore from the log reads at most about this much after a crash. */
    static final long MAX_APPENDED_BYTES = 64L * 1024 * 1024;

    private static final int FLUSHES_THAT_PROVE_A_COMMIT = 2;
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final Path folder;
    private final PagedEntries entries;
    private final Duration interval;
    private final Executor writer;
    private long preparedAt = System.nanoTime();
    private long preparedBytes;
    private @Nullable Prepared prepared;
    private int flushesSincePrepared;
    private List<Slots.Run> released = new ArrayList<>();
    private CompletableFuture<?> writing = CompletableFuture.completedFuture(null);
    private List<Slots.Run> freedByWriting = List.of();

    /** A checkpoint of a transaction that is not known to be committed. */
    private record Prepared(Checkpoint checkpoint, StateFile.Unforced unforced) {}

    /**
     * @param interval the longest time without a checkpoint while the table changes
     * @param writer runs what waits for the disk
     */
    Checkpoints(Path folder, PagedEntries entries, Duration interval, Executor writer) {
        this.folder = folder;
        this.entries = entries;
        this.interval = interval;
        this.writer = writer;
    }

    /** Whether the next checkpoint should be prepared. */
    boolean isDue() {
        long appended = entries.allAppendedBytes() - preparedBytes;
        return prepared == null
                && writing.isDone()
                && (appended >= MAX_APPENDED_BYTES
                        || (appended > 0 && System.nanoTime() - preparedAt >= interval.toNanos()));
    }

    /** Notes what the table contains at the end of a transaction. */
    void prepare(Checkpoint checkpoint) {
        freeWritten(); // if the one before could not be written, its pages belong to this one
        preparedAt = System.nanoTime();
        preparedBytes = entries.allAppendedBytes();
        released.addAll(entries.takeReleased());
        flushesSincePrepared = 0;
        prepared = new Prepared(checkpoint, entries.takeUnforced());
    }

    /**
     * Notes that a transaction is about to end. If the transaction of a prepared checkpoint fails, Kafka Streams flushes the task
     * once more when it closes it. So only the second flush after it proves that it has been committed.
     */
    void beforeFlush() {
        if (prepared != null && ++flushesSincePrepared == FLUSHES_THAT_PROVE_A_COMMIT) {
            onCommit();
        } else {
            freeWritten();
        }
    }

    /** Writes the checkpoint that was prepared: its transaction has been committed. */
    void onCommit() {
        freeWritten();
        if (prepared != null && writing.isDone()) {
            Prepared committed = prepared;
            prepared = null;
            freedByWriting = released;
            released = new ArrayList<>();
            writing = CompletableFuture.runAsync(() -> write(committed), writer);
        }
    }

    /** Writes a last checkpoint if the table has changed since the one before. */
    void finish(Checkpoint checkpoint) {
        if (entries.allAppendedBytes() > preparedBytes) {
            prepare(checkpoint);
            onCommit();
        }
    }

    /** Waits until no checkpoint is being written. One that is prepared but not committed is never written. */
    void await() {
        writing.handle((done, failure) -> null).join();
        freeWritten();
    }

    private void write(Prepared committed) {
        try {
            committed.unforced().force();
            committed.checkpoint().write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reuses the slots of pages that the checkpoint on the disk no longer has. */
    private void freeWritten() {
        if (!writing.isDone()) {
            return;
        }
        if (writing.isCompletedExceptionally()) {
            writing.exceptionally(failure -> {
                LOG.warn(
                        "cannot write the checkpoint in {}; a restart reads more of the changelog: {}",
                        folder,
                        failure.getMessage());
                return null;
            });
            released.addAll(freedByWriting);
            entries.markAllUnforced();
            preparedBytes = 0;
        } else {
            entries.free(freedByWriting);
        }
        freedByWriting = List.of();
        writing = CompletableFuture.completedFuture(null);
    }
}
