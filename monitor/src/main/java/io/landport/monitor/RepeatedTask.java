package io.landport.monitor;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again on a daemon thread of its own, with a pause between, until it is closed. */
final class RepeatedTask implements AutoCloseable {
    private final Duration pause;
    private final Step step;
    private final Runnable end;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param name of the thread
     * @param end releases what the steps use, on the same thread
     */
    RepeatedTask(String name, Duration pause, Step step, Runnable end) {
        this.pause = pause;
        this.step = step;
        this.end = end;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** What is done. May wait; an interrupt ends the task. */
    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    void start() {
        thread.start();
    }

    /** Waits; returns true at once when the task is being closed. */
    boolean isClosingWithin(Duration atMost) throws InterruptedException {
        return closing.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Ends the task after the step that is under way, without waiting for it. */
    void stop() {
        closing.countDown();
    }

    /** Ends the task and waits for the step that is under way. */
    @Override
    public void close() {
        stop();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                step.run();
            } while (!isClosingWithin(pause));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            end.run();
        }
    }
}
