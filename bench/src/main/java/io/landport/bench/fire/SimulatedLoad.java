package io.landport.bench.fire;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.reference.Reference;
import io.landport.installation.Installation;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.Publisher;
import io.landport.simulator.Pacer;
import io.landport.simulator.Simulation;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
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
 * Publishes simulated trade at a fixed rate: revisions, cancellations, decisions, faults and duplicates on both channels. Waits up
 * to 10 minutes for an unavailable broker.
 */
public final class SimulatedLoad implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final AcknowledgedMessages acknowledged = new AcknowledgedMessages();
    private final Publisher publisher;
    private final Simulation simulation;
    private final int rate;
    private final Clock clock = Clock.systemUTC();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicLong published = new AtomicLong();
    private volatile boolean isStopping;

    /** @param rate messages per second */
    SimulatedLoad(PipelineUnderFire pipeline, long seed, int rate) {
        this(pipeline.installation(), pipeline.loadClient(), seed, rate);
    }

    /**
     * @param client connection properties of the load
     * @param rate messages per second
     */
    public SimulatedLoad(Installation installation, Map<String, String> client, long seed, int rate) {
        Reference reference = installation.reference();
        this.publisher = Publisher.to(
                withLongTimeouts(client), installation.topics(), installation.wire(), Optional.empty(), acknowledged);
        this.simulation = Simulation.endingOn(LocalDate.now(clock), seed, reference);
        this.rate = rate;
    }

    /** Publishes until {@link #stop}. */
    public Future<Long> start() {
        isStopping = false;
        Callable<Long> publishing = this::publish;
        return thread.submit(publishing);
    }

    /**
     * Stops and returns when the broker has acknowledged everything.
     *
     * @return number of messages published
     * @throws IllegalStateException if publishing failed
     */
    public long stop(Future<Long> publishing) throws InterruptedException {
        isStopping = true;
        try {
            return publishing.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load failed: " + e.getCause(), e);
        }
    }

    /** Acknowledged messages that are missing or differ in the topics, one sentence each. */
    public List<String> lost(Installation installation) {
        return acknowledged.problems(new PublishedMessages(installation)::of);
    }

    /** What the broker has acknowledged so far. */
    AcknowledgedMessages acknowledged() {
        return acknowledged;
    }

    /** The total number of messages given to the producer. */
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
            TradeDocument document = simulation.get().document();
            publisher.take(document, acknowledged.sending(document));
            published.incrementAndGet();
        }
        publisher.flush();
        return published.get() - before;
    }

    private static Map<String, Object> withLongTimeouts(Map<String, String> client) {
        Map<String, Object> properties = new HashMap<>(client);
        int millis = Math.toIntExact(TIMEOUT.toMillis());
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        return properties;
    }
}
