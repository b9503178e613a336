package io.landport.monitor;

import io.landport.kafka.read.RepeatedTask;
import io.landport.monitor.meter.PipelineMeters.Lag;
import io.landport.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Measures the lag of all stages on a thread of its own, until it is closed. For people who watch. */
public final class PipelineLag implements AutoCloseable {
    /** The stage from documents to changes. */
    public static final String STREAMS = "streams";

    /** The stage from changes to totals. */
    public static final String TOTALS = "totals";

    /** The stage from totals to the store. */
    public static final String CONSUMER = "consumer";

    /** How often people who watch want to know. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private final StageLags stages;
    private final Clock clock;
    private final RepeatedTask task;
    private volatile Sample latest = Sample.NONE;

    private PipelineLag(ObservedPipeline pipeline, Duration interval, Clock clock) {
        this.clock = clock;
        this.stages = new StageLags(pipeline).streams().consumer(pipeline.storedOffsets());
        this.task = new RepeatedTask("pipeline-lag", interval, this::measure, stages::close);
    }

    /**
     * What was measured.
     *
     * @param left the records that a stage has not read yet, by partition
     * @param problems why a stage could not be measured
     */
    public record Sample(List<Lag> lags, Map<TopicPartition, Long> left, List<String> problems) {
        /** Before anything is measured. */
        public static final Sample NONE = new Sample(List.of(), Map.of(), List.of());

        public Sample {
            lags = List.copyOf(lags);
            left = Map.copyOf(left);
            problems = List.copyOf(problems);
        }

        /** The lag of a stage on a topic; empty if it is not measured. */
        public Optional<Lag> of(String stage, String topic) {
            return lags.stream()
                    .filter(lag -> lag.stage().equals(stage) && lag.topic().equals(topic))
                    .findFirst();
        }

        /** All records that stages have not read, the age of the oldest, and the time to clear them; empty if none is measured. */
        public Optional<Lag> of(Set<String> stages) {
            return lags.stream()
                    .filter(lag -> stages.contains(lag.stage()))
                    .reduce((one, other) -> new Lag(
                            one.stage(),
                            one.topic(),
                            one.records() + other.records(),
                            Math.max(one.seconds(), other.seconds()),
                            Math.max(one.secondsToClear(), other.secondsToClear())));
        }
    }

    /** Starts measuring. Needs the Kafka role of an operator or reader, and the analyst of the store. */
    public static PipelineLag start(ObservedPipeline pipeline, Duration interval, Clock clock) {
        PipelineLag lag = new PipelineLag(pipeline, interval, clock);
        lag.task.start();
        return lag;
    }

    /** What was measured last; nothing at first. */
    public Sample latest() {
        return latest;
    }

    /** Does not wait for a measurement that is under way, which can take a minute if a server hangs: its thread closes the clients. */
    @Override
    public void close() {
        task.stop();
    }

    /** Each stage by itself, because a role may not read the topics of all. */
    private void measure() {
        List<Lag> lags = new ArrayList<>();
        Map<TopicPartition, Long> left = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (LagSampler stage : stages.stages()) {
            try {
                lags.addAll(stage.sample(clock.millis()));
                left.putAll(stage.left());
            } catch (KafkaException | StoreException e) {
                problems.add("cannot measure the lag of " + stage.stage() + ": " + e.getMessage());
            }
        }
        latest = new Sample(lags, left, problems);
    }
}
