package io.landport.bench.fire;

import io.landport.domain.reference.Reference;
import io.landport.launcher.Installation;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.Publisher;
import io.landport.simulator.Pacer;
import io.landport.simulator.Simulation;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Simulated trade at a fixed rate, from a publisher that waits for a broker that is away as long as it takes: revisions,
 * cancellations, decisions, faults and duplicates on both channels.
 */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Publisher publisher;
    private final Simulation simulation;
    private final int rate;
    private final Clock clock = Clock.systemUTC();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicLong published = new AtomicLong();
    private volatile boolean isStopping;

    /** @param rate messages a second */
    Load(Installation installation, Reference reference, long seed, int rate) {
        this.publisher =
                Publisher.to(patient(installation), installation.topics(), installation.wire(), Optional.empty());
        this.simulation = Simulation.endingOn(LocalDate.now(clock), seed, reference);
        this.rate = rate;
    }

    /** Begins to publish, and goes on until {@link #stop}. */
    Future<Long> start() {
        isStopping = false;
        Callable<Long> publishing = this::publish;
        return thread.submit(publishing);
    }

    /**
     * Stops and returns once the broker has acknowledged everything.
     *
     * @return how many messages were published
     * @throws IllegalStateException if one could not be
     */
    long stop(Future<Long> publishing) throws InterruptedException {
        isStopping = true;
        try {
            return publishing.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the load failed: " + failed.getCause(), failed);
        }
    }

    /** How many messages it has given to the producer in all. */
    long published() {
        return published.get();
    }

    @Override
    public void close() {
        isStopping = true;
        thread.shutdownNow();
        publisher.close();
    }

    private long publish() throws PublishException {
        Pacer pace = Pacer.of(rate);
        long before = published.get();
        while (!isStopping && pace.awaitTurn()) {
            simulation.advanceTo(LocalDate.now(clock));
            publisher.take(simulation.get().document());
            published.incrementAndGet();
        }
        publisher.flush();
        return published.get() - before;
    }

    private static Map<String, Object> patient(Installation installation) {
        Map<String, Object> properties = new HashMap<>(installation.client());
        int millis = Math.toIntExact(PATIENCE.toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        return properties;
    }
}
