package io.landport.launcher.command;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for the reason to stop: SIGTERM or SIGINT, the end of a stage, or the end of a time. A signal holds the JVM until
 * this is closed, so that whatever was opened after it is closed in order before the process ends.
 */
final class ShutdownSignal implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(45);

    private final CompletableFuture<Boolean> received = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hold, "stop");

    ShutdownSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether a signal has come. */
    boolean isReceived() {
        return received.isDone();
    }

    /** Waits for a signal or for the stage to end. */
    void await(CompletableFuture<?> stage) throws InterruptedException {
        try {
            CompletableFuture.anyOf(received, stage).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a stage ended with an exception", failed.getCause());
        }
    }

    /** Waits for a signal, for the stage to end, or for the time to be over. */
    void await(CompletableFuture<?> stage, Duration atMost) throws InterruptedException {
        try {
            CompletableFuture.anyOf(received, stage).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException over) {
            // The time is over, which is what was asked for.
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a stage ended with an exception", failed.getCause());
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The JVM is stopping already and has the hook in hand.
        }
    }

    private void hold() {
        received.complete(true);
        try {
            closed.await(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
