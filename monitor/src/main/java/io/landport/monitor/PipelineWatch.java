package io.landport.monitor;

import io.landport.kafka.read.RepeatedTask;
import io.landport.monitor.meter.Meters;
import io.landport.monitor.meter.PipelineMeters;
import io.landport.monitor.meter.PipelineMeters.Lag;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates the meters of the pipeline every ten seconds, on a thread of its own, until it is closed. While a server is unavailable the
 * meters keep their values, and the time of the last update shows it. Follows the live generation.
 */
public final class PipelineWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Supplier<ObservedPipeline> live;
    private final Function<ObservedPipeline, List<Sampler>> samplers;
    private final PipelineMeters meters;
    private final Clock clock;
    private final RepeatedTask task = new RepeatedTask("pipeline-watch", INTERVAL, this::sample, this::closeSamplers);
    private final LastProblem problem = new LastProblem();
    private final List<Sampler> open = new ArrayList<>();
    private int generation;

    private PipelineWatch(
            Supplier<ObservedPipeline> live,
            Function<ObservedPipeline, List<Sampler>> samplers,
            PipelineMeters meters,
            Clock clock) {
        this.live = live;
        this.samplers = samplers;
        this.meters = meters;
        this.clock = clock;
    }

    /** Watches all stages, in a process that runs all of them. */
    public static PipelineWatch all(Supplier<ObservedPipeline> live, Meters meters, Clock clock) {
        return start(
                live,
                pipeline -> List.of(
                        new StageLags(pipeline).streams(),
                        new ConsumerSampler(pipeline, meters.pipeline(), clock.instant())),
                meters,
                clock);
    }

    /** Watches streams, in a process that runs it. */
    public static PipelineWatch ofStreams(ObservedPipeline live, Meters meters, Clock clock) {
        return start(() -> live, pipeline -> List.of(new StageLags(pipeline).streams()), meters, clock);
    }

    /** Watches the consumer, in a process that runs it. */
    public static PipelineWatch ofConsumer(ObservedPipeline live, Meters meters, Clock clock) {
        return start(
                () -> live,
                pipeline -> List.of(new ConsumerSampler(pipeline, meters.pipeline(), clock.instant())),
                meters,
                clock);
    }

    private static PipelineWatch start(
            Supplier<ObservedPipeline> live,
            Function<ObservedPipeline, List<Sampler>> samplers,
            Meters meters,
            Clock clock) {
        PipelineWatch watch = new PipelineWatch(live, samplers, meters.pipeline(), clock);
        watch.task.start();
        return watch;
    }

    @Override
    public void close() {
        task.close();
    }

    private void sample() {
        try {
            ObservedPipeline pipeline = live.get();
            if (pipeline.generation() != generation) {
                closeSamplers();
                open.addAll(samplers.apply(pipeline));
                generation = pipeline.generation();
            }
            List<Lag> lags = new ArrayList<>();
            open.forEach(sampler -> lags.addAll(sampler.sample(clock.millis())));
            meters.lags(lags);
            meters.sampled(generation, clock.instant().getEpochSecond());
            problem.solved();
        } catch (KafkaException e) {
            problem.met(e, why -> LOG.warn("cannot measure the lag, retrying: {}", why));
        }
    }

    private void closeSamplers() {
        open.forEach(Sampler::close);
        open.clear();
    }
}
