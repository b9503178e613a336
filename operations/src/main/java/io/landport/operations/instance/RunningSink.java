package io.landport.operations.instance;

import io.landport.consumer.ConsumerStage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a sink on its own thread. Closing stops it after the current transaction. */
public final class RunningSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningSink.class);

    private final ConsumerStage sink;
    private final CompletableFuture<Optional<Throwable>> stopped = new CompletableFuture<>();

    private RunningSink(ConsumerStage sink) {
        this.sink = sink;
    }

    /** Starts the sink. */
    public static RunningSink start(ConsumerStage sink) {
        RunningSink running = new RunningSink(sink);
        Thread thread = new Thread(running::run, "consumer");
        thread.setUncaughtExceptionHandler((ended, cause) -> running.fail(cause));
        thread.start();
        return running;
    }

    /** The reason why it is not ready; empty if it is ready. */
    public String reasonNotReady() {
        return sink.reason();
    }

    /** Completes when it has stopped: empty after {@link #close}, the cause after a failure. */
    public CompletableFuture<Optional<Throwable>> stopped() {
        return stopped;
    }

    @Override
    public void close() {
        sink.close();
    }

    private void run() {
        sink.run();
        stopped.complete(Optional.empty());
    }

    private void fail(Throwable cause) {
        LOG.error("consumer failed and is shutting down: {}", cause.getMessage(), cause);
        stopped.complete(Optional.of(cause));
    }
}
