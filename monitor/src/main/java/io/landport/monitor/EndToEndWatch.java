package io.landport.monitor;

import io.landport.contract.Topics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.KafkaAdminException;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.admin.StoredTopics;
import io.landport.kafka.read.PublishedBook;
import io.landport.kafka.read.RepeatedTask;
import io.landport.kafka.read.TopicFollower;
import io.landport.monitor.meter.StoreMeters;
import io.landport.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the time from a document's record to the commit of all that follows from it in the store. Every five seconds it takes one of the
 * newest records and waits, on a thread of its own, until streams has published its results and the store has what was published then. So
 * the stages do no work for it, and a document that no total waits for is measured too. Follows the live generation.
 */
public final class EndToEndWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndToEndWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** It looks again after this part of the time that has passed: the precision of the measure. */
    private static final int PRECISION = 20;

    private final Supplier<ObservedPipeline> live;
    private final StoreMeters meters;
    private final Clock clock;
    private final RepeatedTask task = new RepeatedTask("end-to-end-watch", INTERVAL, this::measure, this::leave);
    private final LastProblem problem = new LastProblem();
    private @Nullable Place place;

    private EndToEndWatch(Supplier<ObservedPipeline> live, StoreMeters meters, Clock clock) {
        this.live = live;
        this.meters = meters;
        this.clock = clock;
    }

    /** Starts measuring. Needs the Kafka role of the consumer and the writer of the store. */
    public static EndToEndWatch start(Supplier<ObservedPipeline> live, StoreMeters meters, Clock clock) {
        EndToEndWatch watch = new EndToEndWatch(live, meters, clock);
        watch.task.start();
        return watch;
    }

    @Override
    public void close() {
        task.close();
    }

    private void measure() throws InterruptedException {
        try {
            Place now = place(live.get());
            Optional<NewestDocument.Arrival> arrival = now.newest().next(clock.millis());
            if (arrival.isPresent()) {
                measure(now, arrival.get());
                problem.solved();
            }
        } catch (KafkaAdminException | KafkaException | StoreException e) {
            problem.met(e, why -> LOG.warn("cannot measure the end-to-end latency, retrying: {}", why));
        }
    }

    private void measure(Place now, NewestDocument.Arrival arrival) throws InterruptedException {
        if (await(now, arrival, () -> now.book().isPublished(arrival.partition(), arrival.offset()))) {
            Map<TopicPartition, Long> wanted =
                    now.progress().ends(StoredTopics.figures(now.pipeline().topics()));
            if (await(
                    now,
                    arrival,
                    () -> Progress.lag(now.pipeline().offsetsOfWriter().get(), wanted) == 0)) {
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
            if (task.isClosingWithin(Duration.ofMillis(pause))
                    || live.get().generation() != now.pipeline().generation()) {
                return false;
            }
        }
        return true;
    }

    private Duration age(NewestDocument.Arrival arrival) {
        return Duration.ofMillis(Math.max(0, clock.millis() - arrival.timestamp()));
    }

    private Place place(ObservedPipeline pipeline) {
        Place known = place;
        if (known != null && known.pipeline().generation() == pipeline.generation()) {
            return known;
        }
        leave();
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

    /** Where a generation is measured. */
    private record Place(
            ObservedPipeline pipeline,
            KafkaAdmin cluster,
            Progress progress,
            NewestDocument newest,
            PublishedBook book,
            TopicFollower<?> follower)
            implements AutoCloseable {

        static Place open(ObservedPipeline pipeline) {
            Topics topics = pipeline.topics();
            KafkaAdmin cluster = new KafkaAdmin(pipeline.client());
            Progress progress = new Progress(cluster);
            PublishedBook book = new PublishedBook(topics.published().partitions());
            return new Place(
                    pipeline,
                    cluster,
                    progress,
                    new NewestDocument(progress, new UnreadRecords(pipeline.client()), topics),
                    book,
                    TopicFollower.start(
                            pipeline.client(),
                            topics.published(),
                            pipeline.wire(),
                            (record, position) -> book.take(position)));
        }

        @Override
        public void close() {
            follower.close();
            newest.close();
            cluster.close();
        }
    }
}
