package io.landport.launcher.monitor;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.launcher.Installation;
import io.landport.launcher.kafka.KafkaAdmin;
import io.landport.launcher.kafka.KafkaAdminException;
import io.landport.launcher.kafka.Progress;
import io.landport.metrics.StoreMeters;
import io.landport.store.StoreException;
import io.landport.store.StoredOffsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the time from a document's record to the commit of all that follows from it in the store. Every five seconds it takes one of the
 * newest records and waits, on a thread of its own, until streams has published its results and the store has what was published then. So the
 * stages do no work for it, and a document that no total waits for is measured too. Follows the live generation.
 */
public final class EndToEndWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndToEndWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** It looks again after this part of the time that has passed: the precision of the measure. */
    private static final int PRECISION = 20;

    private final Supplier<Installation> live;
    private final StoreMeters meters;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "end-to-end-watch");
    private @Nullable Place place;
    private String problem = "";

    private EndToEndWatch(Supplier<Installation> live, StoreMeters meters, Clock clock) {
        this.live = live;
        this.meters = meters;
        this.clock = clock;
    }

    /** Starts measuring. Needs the Kafka role of the consumer and the writer of the store. */
    public static EndToEndWatch start(Supplier<Installation> live, StoreMeters meters, Clock clock) {
        EndToEndWatch watch = new EndToEndWatch(live, meters, clock);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                measure();
            } while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private void measure() throws InterruptedException {
        try {
            Place now = place(live.get());
            Optional<NewestDocument.Arrival> arrival = now.newest().next(clock.millis());
            if (arrival.isPresent()) {
                measure(now, arrival.get());
            }
            problem = "";
        } catch (KafkaAdminException | KafkaException | StoreException unavailable) {
            String why = String.valueOf(unavailable.getMessage());
            if (!why.equals(problem)) {
                LOG.warn("cannot measure the end-to-end latency, retrying: {}", why);
            }
            problem = why;
        }
    }

    private void measure(Place now, NewestDocument.Arrival arrival) throws InterruptedException {
        if (await(now, arrival, () -> now.book().isPublished(arrival.partition(), arrival.offset()))) {
            Map<TopicPartition, Long> wanted = now.progress().ends(now.results());
            if (await(now, arrival, () -> Progress.lag(stored(now.installation()), wanted) == 0)) {
                meters.settled(age(arrival));
            }
        }
    }

    /** Returns false if the watch closes, or the generation is retired, before the condition is true. */
    private boolean await(Place now, NewestDocument.Arrival arrival, BooleanSupplier condition)
            throws InterruptedException {
        while (!condition.getAsBoolean()) {
            long pause = Math.min(
                    LONGEST_PAUSE.toMillis(),
                    Math.max(SHORTEST_PAUSE.toMillis(), age(arrival).toMillis() / PRECISION));
            if (closing.await(pause, TimeUnit.MILLISECONDS)
                    || live.get().number() != now.installation().number()) {
                return false;
            }
        }
        return true;
    }

    private Duration age(NewestDocument.Arrival arrival) {
        return Duration.ofMillis(Math.max(0, clock.millis() - arrival.timestamp()));
    }

    private Place place(Installation installation) {
        Place known = place;
        if (known != null && known.installation().number() == installation.number()) {
            return known;
        }
        leave();
        Place opened = Place.open(installation);
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

    private static Map<TopicPartition, Long> stored(Installation installation) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        StoredOffsets.ofWriter(installation.store().written())
                .forEach((partition, next) ->
                        offsets.put(new TopicPartition(partition.topic(), partition.partition()), next));
        return offsets;
    }

    /** Where a generation is measured. */
    private record Place(
            Installation installation,
            KafkaAdmin cluster,
            Progress progress,
            NewestDocument newest,
            PublishedBook book,
            AggregateFollower<?> follower)
            implements AutoCloseable {

        static Place open(Installation installation) {
            Topics topics = installation.topics();
            KafkaAdmin cluster = installation.cluster();
            Progress progress = new Progress(cluster);
            PublishedBook book = new PublishedBook(topics.published().partitions());
            return new Place(
                    installation,
                    cluster,
                    progress,
                    new NewestDocument(progress, new UnreadRecords(installation.client()), topics),
                    book,
                    AggregateFollower.start(
                            installation.client(),
                            topics.published(),
                            installation.wire(),
                            (record, position) -> book.take(position)));
        }

        /** The topics with what follows from documents. */
        List<String> results() {
            Topics topics = installation.topics();
            return Stream.<Topic<?>>of(
                            topics.dailyTotals(),
                            topics.monthlyChanges(),
                            topics.rollingTotals(),
                            topics.commodityTotals(),
                            topics.fates(),
                            topics.namedLists(),
                            topics.listFates(),
                            topics.rejected())
                    .map(Topic::name)
                    .toList();
        }

        @Override
        public void close() {
            follower.close();
            newest.close();
            cluster.close();
        }
    }
}
