package io.landport.launcher.instance;

import io.landport.consumer.Sink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sink at work on a thread of its own. Closing ends it after the transaction in hand. */
public final class RunningSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningSink.class);

    private final Sink sink;
    private final CompletableFuture<Optional<Throwable>> stopped = new CompletableFuture<>();

    private RunningSink(Sink sink) {
        this.sink = sink;
    }

    /** Starts the sink. */
    public static RunningSink start(Sink sink) {
        RunningSink running = new RunningSink(sink);
        Thread thread = new Thread(running::run, "consumer");
        thread.setUncaughtExceptionHandler((ended, cause) -> running.fail(cause));
        thread.start();
        return running;
    }

    /** Why it is not ready, in a sentence; empty while it is. */
    public String reasonNotReady() {
        return sink.reason();
    }

    /** Completed when it has stopped: empty after {@link #close}, the cause after a failure. */
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
        LOG.error("consumer stops: {}", cause.getMessage(), cause);
        stopped.complete(Optional.of(cause));
    }
}
