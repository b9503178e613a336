package io.landport.operations.instance;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A step of a start on a thread of its own. Closing waits for the step and releases its result. */
final class BackgroundStep<T> implements AutoCloseable {
    private final CompletableFuture<T> result;
    private final Consumer<T> release;

    private BackgroundStep(CompletableFuture<T> result, Consumer<T> release) {
        this.result = result;
        this.release = release;
    }

    /** @param release receives the result when the step is closed; not called for a step that failed */
    static <T> BackgroundStep<T> begin(String thread, Supplier<T> step, Consumer<T> release) {
        return new BackgroundStep<>(
                CompletableFuture.supplyAsync(step, task -> new Thread(task, thread).start()), release);
    }

    /** Waits for the step and returns its result; throws its exception. */
    T await() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        result.thenApply(Optional::of)
                .exceptionally(failed -> Optional.empty())
                .join()
                .ifPresent(release);
    }
}
