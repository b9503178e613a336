package io.landport.streams.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files of a table on another thread. It takes long, because the index is computed from all pages. Kafka Streams initialises the
 * tables of a process one after another, and opening large ones in turn would take longer still.
 *
 * <p>When a process starts, Kafka Streams initialises the tables of its state folder to learn their offsets, closes them, and initialises them
 * again once it knows which tasks it has. So a table that nobody has used yet must close at once.
 */
final class TableOpening {
    private final AtomicBoolean isAbandoned = new AtomicBoolean();
    private final CompletableFuture<PagedEntries> opening;

    /**
     * Begins.
     *
     * @param checkpoint of this folder
     */
    TableOpening(Path folder, Optional<Checkpoint> checkpoint, SliceLog log, Executor opener) {
        opening = CompletableFuture.supplyAsync(() -> open(folder, checkpoint, log), opener);
    }

    /**
     * Waits until it is open.
     *
     * @throws java.util.concurrent.CompletionException if it cannot be opened
     */
    PagedEntries await() {
        return opening.join();
    }

    /** Stops opening, and returns when no file is open. */
    void abandon() throws IOException {
        isAbandoned.set(true);
        @Nullable
        PagedEntries opened = opening.handle((entries, failure) -> entries).join();
        if (opened != null) {
            opened.close();
        }
    }

    private PagedEntries open(Path folder, Optional<Checkpoint> checkpoint, SliceLog log) {
        if (isAbandoned.get()) {
            throw new CancellationException();
        }
        try {
            return PagedEntries.open(folder, checkpoint, log, isAbandoned::get);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the table in " + folder, e);
        }
    }
}
