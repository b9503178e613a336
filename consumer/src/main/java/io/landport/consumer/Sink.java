package io.landport.consumer;

import io.landport.contract.RegistryException;
import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.domain.judge.Rejection;
import io.landport.domain.reference.Reference;
import io.landport.store.Backoff;
import io.landport.store.Batch;
import io.landport.store.Migrations;
import io.landport.store.OffsetAdvance;
import io.landport.store.Store;
import io.landport.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the aggregate topics and the rejections to the store until it is closed. Each poll becomes one transaction of rows and
 * offsets. Waits for a database, a broker or a registry that is away, and is not ready meanwhile; anything else that fails
 * ends {@link #run} with the exception that says why. Runs once.
 */
public final class Sink implements Runnable, Readiness, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sink.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);

    private final SinkSettings settings;
    private final RecordReader reader;
    private final Consumer<byte[], byte[]> consumer;
    private final ClusterMetadata cluster;
    private final Store store;
    private final Placement placement;
    private final WriteLog tally;
    private final Retention retention;
    private final StoreProbe pulse;
    private final Backoff backoff = new Backoff();
    private final AtomicBoolean isStarted = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isClosing;
    private volatile String reason = "starting";
    private Duration patience = POLL;

    Sink(
            SinkSettings settings,
            RecordReader reader,
            Consumer<byte[], byte[]> consumer,
            ClusterMetadata cluster,
            Store store,
            Clock clock) {
        this.settings = settings;
        this.reader = reader;
        this.consumer = consumer;
        this.cluster = cluster;
        this.store = store;
        Topic<Rejection> rejected = settings.topics().rejected();
        this.placement = new Placement(
                consumer,
                cluster,
                store,
                settings.generation(),
                Stream.of(rejected, settings.topics().feedRejections())
                        .map(Topic::name)
                        .collect(Collectors.toSet()));
        this.tally = new WriteLog(clock);
        this.retention = new Retention(rejected.kept().orElseThrow(), clock);
        this.pulse = new StoreProbe(clock);
    }

    /**
     * A sink that has yet to run. Opens its Kafka clients, which connect later by themselves.
     *
     * @param reference the same that the streams process has
     * @throws org.apache.kafka.common.KafkaException if the client properties are wrong
     */
    public static Sink open(SinkSettings settings, Wire wire, Reference reference, Clock clock) {
        Admin admin = Admin.create(ClientProperties.admin(settings));
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ClientProperties.consumer(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new Sink(
                settings,
                new RecordReader(settings.topics(), wire),
                consumer,
                new AdminClusterMetadata(admin),
                new Store(settings.store(), settings.generation(), reference),
                clock);
    }

    /**
     * Migrates the store if its user owns it, then writes until {@link #close}. After a close it does nothing.
     *
     * @throws io.landport.store.StoreException if store and topics do not fit, or the store refuses what is written
     *     or is still to be migrated by its owner
     * @throws org.apache.kafka.common.KafkaException if Kafka refuses
     */
    @Override
    public void run() {
        if (!isStarted.compareAndSet(false, true)) {
            if (isClosing) {
                return;
            }
            throw new IllegalStateException("a sink runs once");
        }
        try {
            if (Migrations.apply(settings.store(), settings.roles(), backoff, this::waitFor)) {
                subscribe();
                log.info("started group={} store={}", settings.group(), settings.store());
                while (!isClosing) {
                    turn();
                }
            }
        } catch (WakeupException wakeup) {
            if (!isClosing) {
                throw wakeup;
            }
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } finally {
            reason = "stopped";
            closeAll();
            ended.countDown();
            log.info("stopped group={}", settings.group());
        }
    }

    @Override
    public boolean isReady() {
        return reason().isEmpty();
    }

    @Override
    public String reason() {
        String current = reason;
        return current.isEmpty() && !isConnected() ? "there is no connection to Kafka" : current;
    }

    /** Ends {@link #run} after the transaction at hand and waits until it has ended. */
    @Override
    public void close() {
        isClosing = true;
        backoff.close();
        if (isStarted.compareAndSet(false, true)) {
            closeAll();
            ended.countDown();
            return;
        }
        consumer.wakeup();
        awaitEnd();
    }

    void subscribe() {
        consumer.subscribe(reader.topics(), placement);
    }

    /** One poll and what follows from it. */
    void turn() {
        ConsumerRecords<byte[], byte[]> polled = poll();
        try {
            write(polled);
            placement.place();
            retention.applyWhenDue(store);
            pulse.probeIfDue(store);
            backoff.reset();
            patience = POLL;
            reason = placement.isComplete() ? "" : "waiting for the group to give out its partitions";
        } catch (StoreUnavailableException | BrokerUnavailableException | RegistryException away) {
            placement.suspend();
            patience = backoff.next();
            waitFor(away);
        }
        tally.logWhenDue();
    }

    /** Polling is the wait, too: who does not poll falls out of the group. */
    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(patience);
        } catch (InvalidOffsetException gone) {
            // Placing looks at what has become of the topic, and says so.
            placement.suspend();
            return ConsumerRecords.empty();
        }
    }

    private void write(ConsumerRecords<byte[], byte[]> polled) throws StoreUnavailableException {
        List<OffsetAdvance> moves = placement.moves(polled.nextOffsets());
        if (moves.isEmpty()) {
            return;
        }
        Batch batch = new Batch();
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            reader.read(record, batch);
        }
        if (store.write(batch, moves)) {
            placement.moved(moves);
            tally.add(polled.count());
        } else {
            log.warn("another member of group {} reads some of these partitions now: starting over", settings.group());
            placement.suspend();
        }
    }

    private void waitFor(Exception away) {
        String why = String.valueOf(away.getMessage());
        if (!why.equals(reason)) {
            log.warn("waiting: {}", why);
        }
        reason = why;
    }

    private boolean isConnected() {
        for (var metric : consumer.metrics().entrySet()) {
            if (metric.getKey().name().equals("connection-count")) {
                return isPositive(metric.getValue());
            }
        }
        return true;
    }

    private static boolean isPositive(Metric count) {
        return count.metricValue() instanceof Double number && number > 0;
    }

    private void closeAll() {
        try (store;
                cluster;
                consumer) {
            backoff.close();
        }
    }

    private void awaitEnd() {
        try {
            if (!ended.await(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("the sink is still busy after {} s: leaving it", LONGEST_CLOSE.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
