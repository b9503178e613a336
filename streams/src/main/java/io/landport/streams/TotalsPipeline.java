package io.landport.streams;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Origin;
import io.landport.domain.reference.Reference;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topology at work. Whatever stops a thread stops the whole, and {@link #stopped} then holds the cause, so that the
 * process can end with a failure: nothing is retried that would be skipped or counted twice. A thread whose transaction the
 * broker has ended is replaced by one that begins at the last commit.
 */
public final class TotalsPipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TotalsPipeline.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final CompletableFuture<Optional<Throwable>> stopped = new CompletableFuture<>();

    private TotalsPipeline(KafkaStreams streams) {
        this.streams = streams;
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((state, previous) -> onState(state));
    }

    /**
     * A pipeline that has yet to start; a wrong setting shows here.
     *
     * @param setAside records of the document topics that operators set aside
     */
    public static TotalsPipeline of(
            StreamsSettings settings, Topics topics, Wire wire, Reference reference, Set<Origin.TopicRecord> setAside) {
        StreamsConfig config = settings.config();
        Topology topology = new TotalsTopology(topics, wire, reference, setAside).build(config);
        return new TotalsPipeline(new KafkaStreams(topology, config));
    }

    /** Starts the threads and returns at once. */
    public void start() {
        streams.start();
    }

    /** Whether all tasks are assigned, restored and running. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** What it is doing, for operators. */
    public String state() {
        return streams.state().toString().toLowerCase(Locale.ROOT);
    }

    /** Completed when it has stopped: empty after {@link #close}, the cause after a failure. */
    public CompletableFuture<Optional<Throwable>> stopped() {
        return stopped;
    }

    /** Commits what is in hand and stops. */
    @Override
    public void close() {
        boolean isClosed = streams.close(CLOSE_TIMEOUT);
        stopped.complete(
                isClosed
                        ? Optional.empty()
                        : Optional.of(new IllegalStateException(
                                "streams did not stop within " + CLOSE_TIMEOUT.toSeconds() + " s")));
    }

    private StreamThreadExceptionResponse onFailure(Throwable cause) {
        if (AbortedTransaction.isCauseOf(cause)) {
            LOG.warn("the broker has ended a transaction, it is done again: {}", cause.getMessage());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        return shutDown(cause);
    }

    private StreamThreadExceptionResponse shutDown(Throwable cause) {
        LOG.error("streams stops: {}", cause.getMessage(), cause);
        stopped.complete(Optional.of(cause));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void onState(KafkaStreams.State state) {
        LOG.info("streams is {}", state);
        if (state == KafkaStreams.State.ERROR) {
            stopped.complete(Optional.of(new IllegalStateException("streams stopped in error")));
        } else if (state == KafkaStreams.State.NOT_RUNNING) {
            stopped.complete(Optional.empty());
        }
    }
}
