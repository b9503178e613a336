package io.landport.console;

import io.landport.console.pipeline.PipelineProbe;
import io.landport.console.pipeline.PipelineSample;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Samples the pipeline every second on a thread of its own, because Kafka and the store may be slow to answer. */
final class Sampling implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final PipelineProbe probe;
    private final Mailbox<PipelineSample> latest = new Mailbox<>();
    private final Mailbox<Boolean> closing = new Mailbox<>();
    private final Thread thread = new Thread(this::run, "console-samples");
    private volatile String problem = "";

    private Sampling(PipelineProbe probe) {
        this.probe = probe;
    }

    static Sampling start(PipelineProbe probe) {
        Sampling sampling = new Sampling(probe);
        sampling.thread.setDaemon(true);
        sampling.thread.start();
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

    @Override
    public void close() {
        closing.put(true);
        // A request to Kafka or to the store may be in flight.
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        probe.close();
    }

    private void run() {
        try {
            do {
                sample();
            } while (closing.take(INTERVAL).isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample() {
        try {
            latest.put(probe.sample());
            problem = "";
        } catch (KafkaException e) {
            problem = String.valueOf(e.getMessage());
        }
    }
}
