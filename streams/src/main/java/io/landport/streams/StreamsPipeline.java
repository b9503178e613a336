package io.landport.streams;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Origin;
import io.landport.domain.reference.Reference;
import io.landport.streams.settle.ReceiptLog;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running topology. If a thread fails, all stop and {@link #stopped} holds the cause, so that the process can end with an
 * error; no record is skipped. {@link ThreadReplacement} names the exceptions.
 */
public final class StreamsPipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsPipeline.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final ThreadReplacement replacement = new ThreadReplacement(System::nanoTime);
    private final CompletableFuture<Optional<Throwable>> stopped = new CompletableFuture<>();

    private StreamsPipeline(KafkaStreams streams, RestoreListener restores) {
        this.streams = streams;
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setGlobalStateRestoreListener(new RestoreLog(restores));
        streams.setStateListener((state, previous) -> onState(state));
    }

    /**
     * Creates the pipeline of totals without starting it; fails if a setting is invalid.
     *
     * @param quarantined records of the document topics that are skipped
     * @param topicIdentity differs if the document topics were deleted and created again; state on disk that was computed from
     *     other topics is not used
     * @param restores receives the progress of restoring state
     */
    public static StreamsPipeline of(
            StreamsSettings settings,
            Topics topics,
            Wire wire,
            Reference reference,
            Set<Origin.TopicRecord> quarantined,
            String topicIdentity,
            RestoreListener restores) {
        TotalsTopology topology = new TotalsTopology(
                topics,
                wire,
                reference,
                quarantined,
                topicIdentity,
                settings.writesReceipts() ? ReceiptLog.ON : ReceiptLog.OFF,
                settings.levels());
        StreamsConfig config = config(settings, settings.applicationId());
        return new StreamsPipeline(
                new KafkaStreams(topology.build(config), config, new PipelineClients(UnaryOperator.identity())),
                restores);
    }

    /**
     * Creates a pipeline of another topology without starting it; fails if a setting is invalid.
     *
     * @param applicationId of the topology
     * @param wrapper of the consumer of its input
     */
    public static StreamsPipeline of(
            StreamsSettings settings,
            String applicationId,
            Function<StreamsConfig, Topology> topology,
            UnaryOperator<Consumer<byte[], byte[]>> wrapper) {
        StreamsConfig config = config(settings, applicationId);
        return new StreamsPipeline(
                new KafkaStreams(topology.apply(config), config, new PipelineClients(wrapper)), RestoreListener.NONE);
    }

    private static StreamsConfig config(StreamsSettings settings, String applicationId) {
        return settings.config(applicationId, MemberId.in(settings.stateFolder()));
    }

    /** Starts the threads and returns at once. */
    public void start() {
        streams.start();
    }

    /** Whether all tasks are assigned, restored and running. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** The state of Kafka Streams in lower case, for operators. */
    public String state() {
        return streams.state().toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The partitions that its tasks read, by client id of the consumer. While a task moves to another thread, no thread reads its
     * partitions; Kafka Streams may say that it runs.
     */
    public Map<String, Set<TopicPartition>> readPartitions() {
        return streams.metadataForLocalThreads().stream()
                .collect(Collectors.toMap(
                        ThreadMetadata::consumerClientId,
                        thread -> thread.activeTasks().stream()
                                .flatMap(task -> task.topicPartitions().stream())
                                .collect(Collectors.toSet())));
    }

    /** The metrics of Kafka Streams and of its clients, by any thread. */
    public Map<MetricName, ? extends Metric> kafkaMetrics() {
        return streams.metrics();
    }

    /** Completes when the pipeline has stopped: empty after {@link #close}, the cause after a failure. */
    public CompletableFuture<Optional<Throwable>> stopped() {
        return stopped;
    }

    /** Commits, stops and leaves the consumer group, so that a restart need not wait for its session to time out; takes at most 30 s. */
    @Override
    public void close() {
        boolean isClosed = streams.close(
                CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        stopped.complete(
                isClosed
                        ? Optional.empty()
                        : Optional.of(new IllegalStateException(
                                "streams did not stop within " + CLOSE_TIMEOUT.toSeconds() + " s")));
    }

    private StreamThreadExceptionResponse onFailure(Throwable cause) {
        Optional<String> reason = replacement.reason(cause);
        if (reason.isPresent()) {
            LOG.warn("{}; restarting the thread from the last commit: {}", reason.get(), cause.getMessage());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        return shutDown(cause);
    }

    private StreamThreadExceptionResponse shutDown(Throwable cause) {
        LOG.error("streams failed and is shutting down: {}", cause.getMessage(), cause);
        stopped.complete(Optional.of(cause));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void onState(KafkaStreams.State state) {
        LOG.info("streams state: {}", state);
        if (state == KafkaStreams.State.ERROR) {
            stopped.complete(Optional.of(new IllegalStateException("streams stopped in state ERROR")));
        } else if (state == KafkaStreams.State.NOT_RUNNING) {
            stopped.complete(Optional.empty());
        }
    }
}
