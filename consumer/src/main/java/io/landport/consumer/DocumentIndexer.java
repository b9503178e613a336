package io.landport.consumer;

import io.landport.contract.RegistryException;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.Channel;
import io.landport.domain.document.TradeDocument;
import io.landport.store.Backoff;
import io.landport.store.StoreUnavailableException;
import io.landport.store.index.DocumentIndexStore;
import io.landport.store.index.DocumentPartition;
import io.landport.store.index.IndexPosition;
import io.landport.store.index.SegmentBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the index of documents until it is closed: reads the document topics and writes a segment whenever a partition has brought enough
 * records. No figure depends on it; explain scans what is not in the index. While the database, the broker or the schema registry is
 * unavailable, it retries; any other failure ends {@link #run} with an exception. Runs once.
 */
public final class DocumentIndexer implements Runnable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DocumentIndexer.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** Large fetches: documents are not written in transactions, so the broker would answer a fetch for each batch of a producer. */
    private static final int FETCH_MIN_BYTES = 256 << 10;

    private final Map<String, Channel> topics;
    private final Consumer<byte[], byte[]> consumer;
    private final ClusterMetadata cluster;
    private final DocumentIndexStore store;
    private final OpenSegments segments;
    private final SinkStatus status;
    private final Backoff backoff = new Backoff();
    private final Set<TopicPartition> suspended = new HashSet<>();
    private final SingleRun running;
    private Duration pollTimeout = POLL;

    DocumentIndexer(
            Topics topics,
            Wire wire,
            Consumer<byte[], byte[]> consumer,
            ClusterMetadata cluster,
            DocumentIndexStore store,
            int capacity) {
        this.topics = Arrays.stream(Channel.values())
                .collect(Collectors.toMap(channel -> topics.documents(channel).name(), Function.identity()));
        Topic<TradeDocument> documents = topics.documents(Channel.CUSTOMS);
        this.consumer = consumer;
        this.status = new SinkStatus(consumer);
        this.cluster = cluster;
        this.store = store;
        this.segments = new OpenSegments(wire.codec(documents), store, capacity);
        this.running = new SingleRun("indexer", consumer, backoff, this::release);
    }

    /**
     * Creates an indexer and its Kafka clients, which connect in the background.
     *
     * @param topics of the generation
     */
    public static DocumentIndexer open(SinkSettings settings, Topics topics, Wire wire) {
        return open(settings, topics, wire, SegmentBuilder.CAPACITY);
    }

    /** The same with another number of records in a segment. */
    public static DocumentIndexer open(SinkSettings settings, Topics topics, Wire wire, int capacity) {
        Map<String, Object> properties = ClientProperties.consumer(settings, Optional.empty());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group() + "-index");
        properties.putIfAbsent(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_MIN_BYTES);
        return new DocumentIndexer(
                topics,
                wire,
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                new AdminClusterMetadata(Admin.create(ClientProperties.admin(settings))),
                new DocumentIndexStore(settings.store()),
                capacity);
    }

    @Override
    public void run() {
        running.run(() -> {
            consumer.subscribe(topics.keySet(), new Assignment());
            while (!running.isClosing()) {
                pollOnce();
            }
        });
    }

    /** Ends {@link #run} and waits until it has returned. Records that are in no segment yet are read again by the next indexer. */
    @Override
    public void close() {
        running.close();
    }

    private void pollOnce() {
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(pollTimeout)) {
                if (!segments.add(record)) {
                    log.atWarn()
                            .addKeyValue("topic", record.topic())
                            .addKeyValue("partition", record.partition())
                            .addKeyValue("offset", record.offset())
                            .log("another process has written the segment before a record:");
                    suspend();
                    break;
                }
            }
            resume();
            backoff.reset();
            pollTimeout = POLL;
            status.running(true);
        } catch (StoreUnavailableException | BrokerUnavailableException | RegistryException e) {
            status.waitFor(e);
            suspend();
            pollTimeout = backoff.next();
        }
    }

    /** Pauses all partitions until {@link #resume}, which reads what is in no segment again. */
    private void suspend() {
        segments.clear();
        suspended.addAll(consumer.assignment());
        consumer.pause(suspended);
    }

    private void resume() throws StoreUnavailableException, BrokerUnavailableException {
        if (suspended.isEmpty()) {
            return;
        }
        Map<TopicPartition, ClusterMetadata.PartitionMetadata> metadata = cluster.describe(suspended);
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (Map.Entry<TopicPartition, ClusterMetadata.PartitionMetadata> entry : metadata.entrySet()) {
            TopicPartition partition = entry.getKey();
            DocumentPartition indexed = new DocumentPartition(
                    topics.getOrDefault(partition.topic(), Channel.CUSTOMS), partition.partition());
            String topicId = entry.getValue().topicId();
            IndexPosition stored = store.position(indexed, topicId);
            IndexPosition start = new IndexPosition(
                    Math.max(stored.nextOffset(), entry.getValue().beginning()), stored.latestMoment());
            segments.begin(partition, indexed, topicId, start);
            starts.put(partition, start.nextOffset());
        }
        starts.forEach(consumer::seek);
        consumer.resume(suspended);
        suspended.clear();
    }

    private void release() {
        try (store;
                cluster) {
            consumer.close();
        }
    }

    /** Partitions are paused from their assignment until their position is known. */
    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            // Any position will do while it is paused; without one the client would ask Kafka for a committed offset.
            partitions.forEach(partition -> consumer.seek(partition, 0));
            suspended.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(segments::remove);
            suspended.removeAll(partitions);
        }
    }
}
