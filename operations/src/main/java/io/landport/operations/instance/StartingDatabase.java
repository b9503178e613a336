package io.landport.operations.instance;

import io.landport.embedded.EmbeddedDatabase;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Starts a database on another thread. Closing waits for the start and stops the database. */
final class StartingDatabase implements AutoCloseable {
    private final CompletableFuture<EmbeddedDatabase> database;

    private StartingDatabase(CompletableFuture<EmbeddedDatabase> database) {
        this.database = database;
    }

    static StartingDatabase begin(Supplier<EmbeddedDatabase> start) {
        return new StartingDatabase(
                CompletableFuture.supplyAsync(start, task -> new Thread(task, "postgres-start").start()));
    }

    /** Waits for the start and returns the database; throws the exception of the start. */
    EmbeddedDatabase await() {
        try {
            return database.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        database.thenApply(Optional::of)
                .exceptionally(failed -> Optional.empty())
                .join()
                .ifPresent(EmbeddedDatabase::close);
    }
}
