package io.landport.operations.instance;

import io.landport.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs parts of stages on threads of their own. */
public final class StageThread {
    private static final Logger LOG = LoggerFactory.getLogger(StageThread.class);

    private StageThread() {}

    /**
     * Runs a part until it is closed.
     *
     * @param name of the thread
     * @return completes when it has stopped: empty after it was closed, the cause after a failure
     */
    public static CompletableFuture<Optional<Throwable>> start(String name, Runnable part) {
        CompletableFuture<Optional<Throwable>> stopped = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    part.run();
                    stopped.complete(Optional.empty());
                },
                name);
        thread.setUncaughtExceptionHandler((ended, cause) -> {
            if (cause instanceof StoreException && cause.getCause() == null) {
                LOG.error("{} is shutting down: {}", name, cause.getMessage());
            } else {
                LOG.error("{} failed and is shutting down: {}", name, cause.getMessage(), cause);
            }
            stopped.complete(Optional.of(cause));
        });
        thread.start();
        return stopped;
    }
}
