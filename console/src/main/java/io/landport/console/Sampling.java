package io.landport.console;

import io.landport.console.pipeline.PipelineProbe;
import io.landport.console.pipeline.PipelineSample;
import io.landport.kafka.admin.KafkaAdminException;
import io.landport.kafka.read.RepeatedTask;
import java.time.Duration;
import java.util.Optional;

/** Samples the pipeline every second on a thread of its own, because Kafka and the store may be slow to answer. */
final class Sampling implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final PipelineProbe probe;
    private final Mailbox<PipelineSample> latest = new Mailbox<>();
    private final RepeatedTask task;
    private volatile String problem = "";

    private Sampling(PipelineProbe probe) {
        this.probe = probe;
        this.task = new RepeatedTask("console-samples", INTERVAL, this::sample, probe::close);
    }

    static Sampling start(PipelineProbe probe) {
        Sampling sampling = new Sampling(probe);
        sampling.task.start();
        return sampling;
    }

    /** The latest sample that has not been taken. */
    Optional<PipelineSample> take() throws InterruptedException {
        return latest.take(Duration.ZERO);
    }

    /** Why there is none; empty if there is. */
    String problem() {
        return problem;
    }

    /** Does not wait for a request to Kafka or to the store that is in flight. */
    @Override
    public void close() {
        task.stop();
    }

    private void sample() {
        try {
            latest.put(probe.sample());
            problem = "";
        } catch (KafkaAdminException e) {
            problem = String.valueOf(e.getMessage());
        }
    }
}
