package io.landport.consumer;

import io.landport.contract.Wire;
import io.landport.domain.reference.Reference;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything that streams publishes to the store until it is closed: figures in one thread, receipts and rejections in another, so
 * that totals do not wait for them, of which there may be one for every document. If one fails, both stop. Runs once.
 */
public final class ConsumerStage implements Runnable, AutoCloseable {
    private final Sink figures;
    private final Sink outcomes;
    private final Optional<MemberName> member;

    private ConsumerStage(Sink figures, Sink outcomes, Optional<MemberName> member) {
        this.figures = figures;
        this.outcomes = outcomes;
        this.member = member;
    }

    /**
     * Creates the stage and its Kafka clients, which connect in the background.
     *
     * @param reference the reference data of the generation
     * @param listener receives what is committed, from both threads
     * @throws org.apache.kafka.common.KafkaException if the client properties are invalid
     */
    public static ConsumerStage open(
            SinkSettings settings, Wire wire, Reference reference, Clock clock, SinkListener listener) {
        Optional<MemberName> member = settings.folder().flatMap(MemberName::in);
        Optional<String> name = member.map(MemberName::name);
        Sink figures = Sink.ofFigures(settings, name, wire, reference, clock, listener);
        return new ConsumerStage(figures, Sink.ofOutcomes(settings, name, wire, reference, clock, listener), member);
    }

    /**
     * Migrates the store if the stage connects as its owner, then writes until {@link #close}. Does nothing after a close.
     *
     * @throws io.landport.store.StoreException if the stored offsets do not match the topics, the store rejects a statement, or
     *     its owner has not migrated it yet
     * @throws org.apache.kafka.common.KafkaException if Kafka rejects a request
     */
    @Override
    public void run() {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(outcomes, "outcomes");
        thread.setUncaughtExceptionHandler((ended, cause) -> {
            failure.set(cause);
            figures.close();
        });
        thread.start();
        try (outcomes) {
            figures.run();
        }
        Throwable cause = failure.get();
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Whether it is working. By any thread. */
    public boolean isReady() {
        return reason().isEmpty();
    }

    /** Why it is not ready, as a sentence; empty while it is ready. By any thread. */
    public String reason() {
        String reason = figures.reason();
        String ofOutcomes = outcomes.reason();
        return reason.isEmpty() && !ofOutcomes.isEmpty() ? "receipts and rejections: " + ofOutcomes : reason;
    }

    /** The metrics of the Kafka consumer of figures, by any thread. */
    public Map<MetricName, ? extends Metric> kafkaMetrics() {
        return figures.kafkaMetrics();
    }

    /** Ends {@link #run} after the current transactions and waits until it has returned. */
    @Override
    public void close() {
        try (figures) {
            outcomes.close();
        } finally {
            member.ifPresent(MemberName::close);
        }
    }
}
