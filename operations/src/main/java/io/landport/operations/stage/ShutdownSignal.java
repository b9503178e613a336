package io.landport.operations.stage;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for a reason to stop: SIGTERM or SIGINT, the end of a stage, or a timeout. After a signal the JVM does not exit until
 * this is closed, so that all resources that were opened later are closed in order.
 */
public final class ShutdownSignal implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(45);
    /** Longer than any process runs. */
    public static final Duration FOREVER = Duration.ofDays(100_000);

    private final CompletableFuture<Boolean> received = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hold, "stop");
    private final Duration atMost;

    public ShutdownSignal() {
        this(STOP_TIMEOUT);
    }

    /** @param atMost how long the JVM waits after a signal */
    public ShutdownSignal(Duration atMost) {
        this.atMost = atMost;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public boolean isReceived() {
        return received.isDone();
    }

    /** Waits for a signal; false if there was none. */
    public boolean isReceivedWithin(Duration atMost) throws InterruptedException {
        try {
            return received.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a signal, for the stage to end, or for the timeout. */
    public void await(CompletableFuture<?> stage, Duration atMost) throws InterruptedException {
        try {
            CompletableFuture.anyOf(received, stage).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The time is over.
        } catch (ExecutionException e) {
            throw new IllegalStateException("a stage ended with an exception", e.getCause());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is stopping and already runs the hook.
        }
    }

    private void hold() {
        received.complete(true);
        try {
            closed.await(atMost.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
