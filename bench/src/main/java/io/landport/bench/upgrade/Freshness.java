package io.landport.bench.upgrade;

import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.KafkaAdminException;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.admin.StoredTopics;
import io.landport.kafka.read.PublishedBook;
import io.landport.kafka.read.RepeatedTask;
import io.landport.kafka.read.TopicFollower;
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
import org.jspecify.annotations.Nullable;

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

    private final Supplier<ObservedPipeline> live;
    private final Consumer<Duration> late;
    private final RepeatedTask task = new RepeatedTask("freshness", INTERVAL, this::look, this::leave);
    private final Histogram millis = new Histogram(DIGITS);
    private final Deque<Sample> arrived = new ArrayDeque<>();
    private final Deque<Sample> published = new ArrayDeque<>();
    private Duration longest = Duration.ZERO;
    private @Nullable Place place;
    private boolean isEnding;

    private Freshness(Supplier<ObservedPipeline> live, Consumer<Duration> late) {
        this.live = live;
        this.late = late;
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
            Place now = place(live.get());
            if (!isEnding) {
                Map<TopicPartition, Long> documents = now.ends();
                arrived.add(new Sample(System.nanoTime(), documents, documents));
            }
            advance(now);
        } catch (KafkaAdminException | KafkaException | StoreException e) {
            // At the next look.
        }
    }

    private void advance(Place now) {
        Map<TopicPartition, Long> settled = now.book().all();
        if (!arrived.isEmpty() && arrived.element().isReached(settled)) {
            Map<TopicPartition, Long> figures = now.endsOfFigures();
            while (!arrived.isEmpty() && arrived.element().isReached(settled)) {
                published.add(arrived.remove().until(figures));
            }
        }
        if (!published.isEmpty()) {
            Map<TopicPartition, Long> stored = now.pipeline().offsetsOfWriter().get();
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

    private Place place(ObservedPipeline pipeline) {
        Place known = place;
        if (known != null && known.pipeline().generation() == pipeline.generation()) {
            return known;
        }
        leave();
        // Their figures were those of another generation.
        for (Iterator<Sample> latest = published.descendingIterator(); latest.hasNext(); ) {
            Sample sample = latest.next();
            arrived.addFirst(sample.until(sample.documents()));
        }
        published.clear();
        Place opened = Place.open(pipeline);
        place = opened;
        return opened;
    }

    private void leave() {
        Place left = place;
        place = null;
        if (left != null) {
            left.close();
        }
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

    /** Where a generation is measured. */
    private record Place(
            ObservedPipeline pipeline,
            KafkaAdmin cluster,
            Progress progress,
            PublishedBook book,
            TopicFollower<?> follower)
            implements AutoCloseable {
        static Place open(ObservedPipeline pipeline) {
            KafkaAdmin cluster = new KafkaAdmin(pipeline.client());
            PublishedBook book = new PublishedBook(pipeline.topics().published().partitions());
            return new Place(
                    pipeline,
                    cluster,
                    new Progress(cluster),
                    book,
                    TopicFollower.start(
                            pipeline.client(),
                            pipeline.topics().published(),
                            pipeline.wire(),
                            (record, position) -> book.take(position)));
        }

        Map<TopicPartition, Long> ends() {
            return progress.ends(pipeline.topics().documentNames());
        }

        Map<TopicPartition, Long> endsOfFigures() {
            return progress.ends(StoredTopics.figures(pipeline.topics()));
        }

        @Override
        public void close() {
            follower.close();
            cluster.close();
        }
    }
}
