package io.landport.consumer;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.reference.Reference;
import io.landport.store.Backoff;
import io.landport.store.schema.Migrations;
import io.landport.store.write.Store;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes topics to the store until it is closed. While the database, the broker or the schema
 * registry is unavailable, it retries and is not ready; any other failure ends {@link #run} with an exception. Runs once.
 */
final class Sink implements Runnable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sink.class);

    private final SinkSettings settings;
    private final Consumer<byte[], byte[]> consumer;
    private final ClusterMetadata cluster;
    private final Store store;
    private final Backoff backoff = new Backoff();
    private final SinkStatus status;
    private final PollLoop loop;
    private final SingleRun running;

    Sink(
            SinkSettings settings,
            RecordDecoder decoder,
            Consumer<byte[], byte[]> consumer,
            ClusterMetadata cluster,
            Store store,
            List<StoreDuty> retention,
            Clock clock,
            SinkListener listener) {
        this.settings = settings;
        this.consumer = consumer;
        this.cluster = cluster;
        this.store = store;
        this.status = new SinkStatus(consumer);
        this.running = new SingleRun("sink", consumer, backoff, this::release);
        this.loop =
                new PollLoop(settings, decoder, consumer, cluster, store, backoff, status, retention, clock, listener);
    }

    /**
     * Creates the sink of figures and reports, with Kafka clients, which connect in the background.
     *
     * @param member the name in the group, see {@link MemberName}
     * @param listener receives what is committed
     */
    static Sink ofFigures(
            SinkSettings settings,
            Optional<String> member,
            Wire wire,
            Reference reference,
            Clock clock,
            SinkListener listener) {
        return open(
                settings,
                member,
                RecordDecoder.ofFigures(settings.topics(), wire),
                reference,
                List.of(),
                clock,
                listener);
    }

    /** Creates the sink of receipts and rejections, which has a group of its own. */
    static Sink ofOutcomes(
            SinkSettings settings,
            Optional<String> member,
            Wire wire,
            Reference reference,
            Clock clock,
            SinkListener listener) {
        Topics topics = settings.topics();
        return open(
                settings.ofOutcomes(),
                member,
                RecordDecoder.ofOutcomes(topics, wire),
                reference,
                List.of(
                        StoreDuty.ofOriginals(topics.rejected().kept().orElseThrow(), clock),
                        StoreDuty.ofReceipts(settings.receiptMonths(), clock)),
                clock,
                written -> listener.rejected(written.rejections()));
    }

    private static Sink open(
            SinkSettings settings,
            Optional<String> member,
            RecordDecoder decoder,
            Reference reference,
            List<StoreDuty> retention,
            Clock clock,
            SinkListener listener) {
        Admin admin = Admin.create(ClientProperties.admin(settings));
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ClientProperties.consumer(settings, member), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new Sink(
                settings,
                decoder,
                consumer,
                new AdminClusterMetadata(admin),
                new Store(settings.store(), settings.generation(), reference),
                retention,
                clock,
                listener);
    }

    /**
     * Migrates the store if the sink connects as its owner, then writes until {@link #close}. Does nothing after a close.
     *
     * @throws io.landport.store.StoreException if the stored offsets do not match the topics, the store rejects a statement, or
     *     its owner has not migrated it yet
     * @throws org.apache.kafka.common.KafkaException if Kafka rejects a request
     */
    @Override
    public void run() {
        running.run(() -> {
            if (Migrations.apply(settings.store(), settings.roles(), backoff, status::waitFor)) {
                subscribe();
                log.atInfo()
                        .addKeyValue("group", settings.group())
                        .addKeyValue("store", settings.store())
                        .log("started");
                while (!running.isClosing()) {
                    pollOnce();
                }
            }
        });
    }

    boolean isReady() {
        return reason().isEmpty();
    }

    /** Why it is not ready, as a sentence; empty while it is ready. */
    String reason() {
        return status.reason();
    }

    /** The metrics of its Kafka consumer, by any thread. */
    Map<MetricName, ? extends Metric> kafkaMetrics() {
        return consumer.metrics();
    }

    /** Ends {@link #run} after the current transaction and waits until it has returned. */
    @Override
    public void close() {
        running.close();
    }

    void subscribe() {
        loop.subscribe();
    }

    void pollOnce() {
        loop.pollOnce();
    }

    private void release() {
        status.stopped();
        try (store;
                cluster) {
            // A member with a name would otherwise keep its partitions until its session times out.
            consumer.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
        log.atInfo().addKeyValue("group", settings.group()).log("stopped");
    }
}
