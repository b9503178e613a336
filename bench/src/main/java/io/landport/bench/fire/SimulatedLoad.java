package io.landport.bench.fire;

import io.landport.contract.Topics;
import io.landport.domain.document.TradeDocument;
import io.landport.installation.Installation;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.Publisher;
import io.landport.simulator.Pacer;
import io.landport.simulator.Simulation;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Publishes simulated trade at a fixed rate: revisions, cancellations, decisions, faults and duplicates on both channels. Of ten messages,
 * one is given to a feed's topic and one to a watched folder. Waits up to 10 minutes for an unavailable broker.
 */
public final class SimulatedLoad implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final int WAYS = 10;

    private final AcknowledgedMessages acknowledged = new AcknowledgedMessages();
    private final Publisher publisher;
    private final Optional<FeedLoad> feeds;
    private final Simulation simulation;
    private final int rate;
    private final Clock clock = Clock.systemUTC();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicLong published = new AtomicLong();
    private volatile boolean isStopping;

    /** @param rate messages per second */
    SimulatedLoad(PipelineUnderFire pipeline, long seed, int rate) {
        this(pipeline.installation(), pipeline.loadClient(), Optional.of(feeds(pipeline)), seed, rate);
    }

    /**
     * A load without a feed and a folder.
     *
     * @param client connection properties of the load
     * @param rate messages per second
     */
    public SimulatedLoad(Installation installation, Map<String, String> client, long seed, int rate) {
        this(installation, client, Optional.empty(), seed, rate);
    }

    private SimulatedLoad(
            Installation installation, Map<String, String> client, Optional<FeedLoad> feeds, long seed, int rate) {
        this.publisher = Publisher.to(
                withLongTimeouts(client), installation.topics(), installation.wire(), Optional.empty(), acknowledged);
        this.feeds = feeds;
        this.simulation = Simulation.endingOn(LocalDate.now(clock), seed, installation.reference());
        this.rate = rate;
    }

    private static FeedLoad feeds(PipelineUnderFire pipeline) {
        return new FeedLoad(
                withLongTimeouts(pipeline.loadClient()),
                Objects.requireNonNull(
                                pipeline.installation().topics().intakes().get(Topics.DEFAULT_FEED))
                        .name(),
                pipeline.folder());
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
        PublishedMessages published = new PublishedMessages(installation);
        List<String> problems = new ArrayList<>(acknowledged.problems(published::of));
        feeds.ifPresent(given -> problems.addAll(given.problems(published.byPlace())));
        return problems;
    }

    /** Whether all files of the folder are published. */
    boolean isTaken() {
        return feeds.map(FeedLoad::isTaken).orElse(true);
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
        feeds.ifPresent(FeedLoad::close);
    }

    private long publish() throws PublishException {
        Pacer pace = Pacer.of(rate);
        long before = published.get();
        while (!isStopping && pace.awaitTurn()) {
            simulation.advanceTo(LocalDate.now(clock));
            TradeDocument document = simulation.get().document();
            int turn = (int) (published.getAndIncrement() % WAYS);
            if (turn == 0 && feeds.isPresent()) {
                feeds.get().toTopic(document);
            } else if (turn == 1 && feeds.isPresent()) {
                feeds.get().toFolder(document);
            } else {
                publisher.take(document, acknowledged.sending(document));
            }
        }
        feeds.ifPresent(FeedLoad::flush);
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
