package io.landport.kafka.read;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Repeats a step on a daemon thread of its own, with a pause between, until it is closed. */
public final class RepeatedTask implements AutoCloseable {
    private final Duration pause;
    private final Step step;
    private final Runnable end;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param name of the thread
     * @param end releases what the steps use, on the same thread
     */
    public RepeatedTask(String name, Duration pause, Step step, Runnable end) {
        this.pause = pause;
        this.step = step;
        this.end = end;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** May wait; an interrupt ends the task. */
    @FunctionalInterface
    public interface Step {
        void run() throws InterruptedException;
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** Waits; returns true at once when the task is being closed. */
    public boolean isClosingWithin(Duration atMost) throws InterruptedException {
        return closing.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether the task is being closed. */
    public boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Ends the task after the current step, without waiting for it. */
    public void stop() {
        closing.countDown();
    }

    /** Ends the task and waits for the current step. */
    @Override
    public void close() {
        stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                step.run();
            } while (!isClosingWithin(pause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end.run();
        }
    }
}
