package io.landport.bench.upgrade;

import io.landport.kafka.admin.Progress;
import io.landport.kafka.read.RepeatedTask;
import io.landport.monitor.LiveProgress;
import io.landport.monitor.ObservedPipeline;
import io.landport.store.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Notes five times a second up to where documents have arrived, and measures the time until the store has all that follows from them. At a
 * fixed rate of documents a share of these times is a share of documents. Follows the live generation. Each time is up to half a second
 * too long.
 */
public final class Freshness implements AutoCloseable {
    /** The time in which figures should be in the store. */
    static final Duration BAR = Duration.ofSeconds(5);

    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int DIGITS = 3;
    private static final double P50 = 50;
    private static final double P99 = 99;

    private final LiveProgress progress;
    private final Consumer<Duration> late;
    private final RepeatedTask task;
    private final Histogram millis = new Histogram(DIGITS);
    private final Deque<Sample> arrived = new ArrayDeque<>();
    private final Deque<Sample> published = new ArrayDeque<>();
    private Duration longest = Duration.ZERO;
    private boolean isEnding;

    private Freshness(Supplier<ObservedPipeline> live, Consumer<Duration> late) {
        this.progress = new LiveProgress(live);
        this.late = late;
        this.task = new RepeatedTask("freshness", INTERVAL, this::look, progress::close);
    }

    /**
     * Starts measuring.
     *
     * @param late receives the longest time each time that figures are on time again after they were late
     */
    static Freshness start(Supplier<ObservedPipeline> live, Consumer<Duration> late) {
        Freshness started = new Freshness(live, late);
        started.task.start();
        return started;
    }

    /**
     * From a document to all that follows from it in the store.
     *
     * @param onTime share of those within the {@link #BAR}, 0 to 1
     */
    public record Times(Duration median, Duration p99, Duration max, double onTime) {
        static Times of(Histogram millis) {
            long count = Math.max(1, millis.getTotalCount());
            return new Times(
                    Duration.ofMillis(millis.getValueAtPercentile(P50)),
                    Duration.ofMillis(millis.getValueAtPercentile(P99)),
                    Duration.ofMillis(millis.getMaxValue()),
                    (double) millis.getCountBetweenValues(0, BAR.toMillis()) / count);
        }
    }

    /**
     * Waits until the store has all that follows from the documents so far.
     *
     * @throws IllegalStateException if it has not within a minute
     */
    Times end() throws InterruptedException {
        synchronized (this) {
            isEnding = true;
        }
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!isSettled()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the store does not have the last documents");
            }
            if (task.isClosingWithin(INTERVAL)) {
                throw new IllegalStateException("closed");
            }
        }
        synchronized (this) {
            return Times.of(millis);
        }
    }

    @Override
    public void close() {
        task.close();
    }

    private synchronized boolean isSettled() {
        return arrived.isEmpty() && published.isEmpty();
    }

    /** What fails, for example because a server is being restarted, is tried again at the next look. */
    private synchronized void look() {
        try {
            if (progress.follow()) {
                arriveAgain();
            }
            if (!isEnding) {
                Map<TopicPartition, Long> documents = progress.documents();
                arrived.add(new Sample(System.nanoTime(), documents, documents));
            }
            advance();
        } catch (KafkaException | StoreException e) {
            // At the next look.
        }
    }

    private void advance() {
        Map<TopicPartition, Long> settled = progress.published();
        if (!arrived.isEmpty() && arrived.element().isReached(settled)) {
            Map<TopicPartition, Long> figures = progress.figures();
            while (!arrived.isEmpty() && arrived.element().isReached(settled)) {
                published.add(arrived.remove().until(figures));
            }
        }
        if (!published.isEmpty()) {
            Map<TopicPartition, Long> stored = progress.stored();
            while (!published.isEmpty() && published.element().isReached(stored)) {
                count(published.remove().age());
            }
        }
    }

    private void count(Duration age) {
        millis.recordValue(age.toMillis());
        if (age.compareTo(BAR) > 0) {
            longest = age.compareTo(longest) > 0 ? age : longest;
        } else if (!longest.isZero()) {
            late.accept(longest);
            longest = Duration.ZERO;
        }
    }

    /** Their figures were those of another generation. */
    private void arriveAgain() {
        for (Iterator<Sample> latest = published.descendingIterator(); latest.hasNext(); ) {
            Sample sample = latest.next();
            arrived.addFirst(sample.until(sample.documents()));
        }
        published.clear();
    }

    /**
     * A time.
     *
     * @param documents up to where they had arrived
     * @param ends up to where the next stage has to come
     */
    private record Sample(long nanos, Map<TopicPartition, Long> documents, Map<TopicPartition, Long> ends) {
        Sample until(Map<TopicPartition, Long> others) {
            return new Sample(nanos, documents, others);
        }

        boolean isReached(Map<TopicPartition, Long> offsets) {
            return Progress.lag(offsets, ends) == 0;
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }
}
