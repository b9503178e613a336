package io.landport.producer.publish;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.judge.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the items of inputs, one input after the other, in transactions. Each transaction also commits how many items of its input are
 * published, as an offset of a group of its own whose metadata names the input. If the input is published again after a crash, the items
 * that are in Kafka are skipped, so each is published exactly once. Not thread-safe.
 */
public final class ResumableDestination implements Destination {
    /** Readers of committed records wait for an open transaction, also those of other feeds. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMillis(500);

    private final Producer<String, byte[]> producer;
    private final Publisher publisher;
    private final ConsumerGroupMetadata group;
    private final TopicPartition place;
    private final int itemsOfTransaction;
    private final Clock clock;
    private OffsetAndMetadata last;
    private String input = "";
    private long items;
    private long publishedItems;
    private long skippedDocuments;
    private long documentsBefore;
    private @Nullable Instant begun;
    private @Nullable PublishException failure;

    private ResumableDestination(
            Producer<String, byte[]> producer, Publisher publisher, Scope scope, Position position) {
        this.producer = producer;
        this.publisher = publisher;
        this.group = position.group;
        this.place = scope.place();
        this.itemsOfTransaction = scope.itemsOfTransaction;
        this.clock = scope.clock;
        this.last = position.last;
    }

    /**
     * Where inputs are published.
     *
     * @param client Kafka client properties by their own names, with {@code bootstrap.servers}
     * @param id the transactional id and the group; a later destination of the same id fences an earlier one
     * @param itemsOfTransaction after how many items a transaction is committed
     */
    public record Scope(
            Map<String, String> client, Topics topics, Wire wire, String id, int itemsOfTransaction, Clock clock) {
        public Scope {
            client = Map.copyOf(client);
        }

        private Position position() {
            Map<String, Object> properties = new HashMap<>(client);
            properties.put(ConsumerConfig.GROUP_ID_CONFIG, id);
            properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
            properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            try (Consumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                OffsetAndMetadata last = Optional.ofNullable(
                                consumer.committed(Set.of(place())).get(place()))
                        .orElseGet(() -> new OffsetAndMetadata(0));
                return new Position(last, consumer.groupMetadata());
            }
        }

        /** The topic of feed reports exists in each installation, and each feed may read it. */
        private TopicPartition place() {
            return new TopicPartition(topics.feeds().name(), 0);
        }
    }

    /** What is published of the last input, and the group that has it. */
    private record Position(OffsetAndMetadata last, ConsumerGroupMetadata group) {}

    /** Connects, aborts what an earlier process has left open, and finds out what is published of which input. */
    public static ResumableDestination open(Scope scope) throws PublishException {
        Map<String, Object> properties = ProducerProperties.of(scope.client);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, scope.id);
        String servers = String.valueOf(properties.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
        Producer<String, byte[]> producer = new KafkaProducer<>(properties);
        try {
            producer.initTransactions();
            return new ResumableDestination(
                    producer,
                    new Publisher(producer, scope.topics, scope.wire, servers, Optional.empty()),
                    scope,
                    scope.position());
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw new PublishException("cannot publish to " + servers + ": " + e.getMessage(), e);
        }
    }

    /** The input of which something was published last; empty if there is none. */
    public String lastInput() {
        return last.metadata();
    }

    /**
     * Begins an input, or the rest of the last one.
     *
     * @param name of the input and its content; at most 1,000 characters
     */
    public void begin(String name) {
        input = name;
        items = 0;
        publishedItems = name.equals(last.metadata()) ? last.offset() : 0;
        skippedDocuments = 0;
        documentsBefore = publisher.published();
    }

    @Override
    public void take(TradeDocument document) throws PublishException {
        takeDocument(() -> publisher.take(document));
    }

    @Override
    public void take(TradeDocument document, DocumentPlace at) throws PublishException {
        takeDocument(() -> publisher.take(document, at));
    }

    private void takeDocument(Step publish) throws PublishException {
        if (!take(publish)) {
            skippedDocuments++;
        }
    }

    @Override
    public void take(Rejection rejection) throws PublishException {
        take(() -> publisher.take(rejection));
    }

    @Override
    public void take(FeedReport report) throws PublishException {
        take(() -> publisher.take(report));
    }

    /** Commits what is pending. */
    @Override
    public void flush() throws PublishException {
        attempt(this::commit);
    }

    @Override
    public long published() {
        return skippedDocuments + publisher.published() - documentsBefore;
    }

    /** Why something could not be published; empty if nothing failed. */
    public Optional<PublishException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Aborts what is not committed. */
    @Override
    public void close() {
        publisher.close();
    }

    private interface Step {
        void run() throws PublishException;
    }

    /** Returns false for an item that is already published. */
    private boolean take(Step publish) throws PublishException {
        items++;
        if (items <= publishedItems) {
            return false;
        }
        attempt(() -> {
            Instant start = begun == null ? beginTransaction() : begun;
            begun = start;
            publish.run();
            if (items - publishedItems >= itemsOfTransaction
                    || clock.instant().isAfter(start.plus(LONGEST_TRANSACTION))) {
                commit();
            }
        });
        return true;
    }

    private Instant beginTransaction() {
        producer.beginTransaction();
        return clock.instant();
    }

    private void commit() throws PublishException {
        if (begun == null) {
            return;
        }
        publisher.flush();
        OffsetAndMetadata position = new OffsetAndMetadata(items, input);
        producer.sendOffsetsToTransaction(Map.of(place, position), group);
        producer.commitTransaction();
        begun = null;
        last = position;
        publishedItems = items;
    }

    private void attempt(Step step) throws PublishException {
        try {
            step.run();
        } catch (KafkaException e) {
            failure = new PublishException("cannot publish: " + e.getMessage(), e);
            throw failure;
        } catch (PublishException e) {
            failure = e;
            throw e;
        }
    }
}
