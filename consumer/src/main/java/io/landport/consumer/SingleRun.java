package io.landport.consumer;

import io.landport.store.Backoff;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the loop of a consumer once, until another thread closes it, and then releases what the loop used. */
final class SingleRun {
    private static final Logger log = LoggerFactory.getLogger(SingleRun.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    private final String name;
    private final Consumer<?, ?> consumer;
    private final Backoff backoff;
    private final Runnable release;
    private final AtomicBoolean isStarted = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isClosing;

    /**
     * @param name of what runs
     * @param consumer woken up to close
     * @param backoff closed first, so that no wait delays the end
     * @param release called once, at the end
     */
    SingleRun(String name, Consumer<?, ?> consumer, Backoff backoff, Runnable release) {
        this.name = name;
        this.consumer = consumer;
        this.backoff = backoff;
        this.release = release;
    }

    /** A loop that ends when {@link #isClosing}. */
    @FunctionalInterface
    interface Loop {
        void run() throws InterruptedException;
    }

    /** Does nothing after a close. */
    void run(Loop loop) {
        if (!isStarted.compareAndSet(false, true)) {
            if (isClosing) {
                return;
            }
            throw new IllegalStateException("the " + name + " runs once");
        }
        try {
            loop.run();
        } catch (WakeupException e) {
            if (!isClosing) {
                throw e;
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            end();
        }
    }

    boolean isClosing() {
        return isClosing;
    }

    /** Ends the loop after its current step and waits until it has ended. */
    void close() {
        isClosing = true;
        backoff.close();
        if (isStarted.compareAndSet(false, true)) {
            end();
            return;
        }
        consumer.wakeup();
        try {
            if (!ended.await(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("the {} has not stopped within {} s; closing without it", name, CLOSE_TIMEOUT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        try {
            backoff.close();
            release.run();
        } finally {
            ended.countDown();
        }
    }
}
