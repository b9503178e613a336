package io.landport.monitor;

import io.landport.kafka.admin.Progress;
import io.landport.kafka.read.RepeatedTask;
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

    private final LiveProgress progress;
    private final StoreMeters meters;
    private final Clock clock;
    private final RepeatedTask task;
    private final LastProblem problem = new LastProblem();

    private EndToEndWatch(Supplier<ObservedPipeline> live, StoreMeters meters, Clock clock) {
        this.progress = new LiveProgress(live);
        this.task = new RepeatedTask("end-to-end-watch", INTERVAL, this::measure, progress::close);
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
            progress.follow();
            Optional<NewestDocument.Arrival> arrival = progress.newest(clock.millis());
            if (arrival.isPresent()) {
                measure(arrival.get());
                problem.solved();
            }
        } catch (KafkaException | StoreException e) {
            problem.met(e, why -> LOG.warn("cannot measure the end-to-end latency, retrying: {}", why));
        }
    }

    private void measure(NewestDocument.Arrival arrival) throws InterruptedException {
        if (await(arrival, () -> progress.isPublished(arrival))) {
            Map<TopicPartition, Long> figures = progress.figures();
            if (await(arrival, () -> Progress.lag(progress.stored(), figures) == 0)) {
                meters.settled(age(arrival));
            }
        }
    }

    /** Returns false if the watch closes, or the generation is retired, before the condition is true. */
    private boolean await(NewestDocument.Arrival arrival, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            long pause = Math.min(
                    LONGEST_PAUSE.toMillis(),
                    Math.max(SHORTEST_PAUSE.toMillis(), age(arrival).toMillis() / PRECISION));
            if (task.isClosingWithin(Duration.ofMillis(pause)) || !progress.isLive()) {
                return false;
            }
        }
        return true;
    }

    private Duration age(NewestDocument.Arrival arrival) {
        return Duration.ofMillis(Math.max(0, clock.millis() - arrival.timestamp()));
    }
}
