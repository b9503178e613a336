package io.landport.operations.instance;

import io.landport.consumer.DocumentIndexer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an indexer of documents on its own thread. */
public final class RunningIndexer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningIndexer.class);

    private final DocumentIndexer indexer;
    private final CompletableFuture<Optional<Throwable>> stopped = new CompletableFuture<>();

    private RunningIndexer(DocumentIndexer indexer) {
        this.indexer = indexer;
    }

    /** Starts the indexer. */
    public static RunningIndexer start(DocumentIndexer indexer) {
        RunningIndexer running = new RunningIndexer(indexer);
        Thread thread = new Thread(running::run, "index");
        thread.setUncaughtExceptionHandler((ended, cause) -> running.fail(cause));
        thread.start();
        return running;
    }

    /** Completes when it has stopped: empty after {@link #close}, the cause after a failure. */
    public CompletableFuture<Optional<Throwable>> stopped() {
        return stopped;
    }

    @Override
    public void close() {
        indexer.close();
    }

    private void run() {
        indexer.run();
        stopped.complete(Optional.empty());
    }

    private void fail(Throwable cause) {
        LOG.error("index of documents failed and is shutting down: {}", cause.getMessage(), cause);
        stopped.complete(Optional.of(cause));
    }
}
