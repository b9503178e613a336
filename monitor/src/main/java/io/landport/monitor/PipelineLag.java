package io.landport.monitor;

import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.KafkaAdminException;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.admin.StoredTopics;
import io.landport.kafka.read.RepeatedTask;
import io.landport.monitor.meter.PipelineMeters.Lag;
import io.landport.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Measures the lag of all stages every two seconds, on a thread of its own, until it is closed. For people who watch. */
public final class PipelineLag implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final KafkaAdmin cluster;
    private final UnreadRecords unread;
    private final List<LagSampler> stages;
    private final Clock clock;
    private final RepeatedTask task = new RepeatedTask("pipeline-lag", INTERVAL, this::measure, this::release);
    private volatile Sample latest = new Sample(List.of(), List.of());

    private PipelineLag(ObservedPipeline pipeline, Clock clock) {
        this.clock = clock;
        this.cluster = new KafkaAdmin(pipeline.client());
        this.unread = new UnreadRecords(pipeline.client());
        Progress progress = new Progress(cluster);
        Supplier<Map<TopicPartition, Long>> committed = () -> progress.committed(pipeline.applicationId());
        this.stages = List.of(
                new LagSampler("streams", pipeline.documents(), progress, unread, committed),
                new LagSampler("totals", pipeline.internal(), progress, unread, committed),
                new LagSampler(
                        "consumer", StoredTopics.all(pipeline.topics()), progress, unread, pipeline.storedOffsets()));
    }

    /**
     * What was measured.
     *
     * @param problems why a stage could not be measured
     */
    public record Sample(List<Lag> lags, List<String> problems) {
        public Sample {
            lags = List.copyOf(lags);
            problems = List.copyOf(problems);
        }
    }

    /** Starts measuring. Needs the Kafka role of an operator or reader, and the analyst of the store. */
    public static PipelineLag start(ObservedPipeline pipeline, Clock clock) {
        PipelineLag lag = new PipelineLag(pipeline, clock);
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

    private void measure() {
        latest = sample();
    }

    private void release() {
        unread.close();
        cluster.close();
    }

    /** Each stage by itself, because a role may not read the topics of all. */
    private Sample sample() {
        List<Lag> lags = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (LagSampler stage : stages) {
            try {
                lags.addAll(stage.sample(clock.millis()));
            } catch (KafkaAdminException | KafkaException | StoreException e) {
                problems.add("cannot measure the lag of " + stage.stage() + ": " + e.getMessage());
            }
        }
        return new Sample(lags, problems);
    }
}
