package io.landport.kafka.read;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.kafka.admin.KafkaAdminException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A small compacted topic: read completely, written now and then. */
public final class CompactedTopic<V> {
    private final Map<String, String> client;
    private final Topic<V> topic;
    private final Wire wire;

    /** @param client connection properties */
    public CompactedTopic(Map<String, String> client, Topic<V> topic, Wire wire) {
        this.client = Map.copyOf(client);
        this.topic = topic;
        this.wire = wire;
    }

    /**
     * The latest value of each key, as of now. A record that is skipped leaves the value of its key as it is.
     *
     * @throws org.apache.kafka.common.KafkaException if the topic cannot be read
     * @throws KafkaAdminException if figures depend on the topic and a record cannot be decoded
     */
    public Map<String, V> read() {
        Map<String, V> latest = new LinkedHashMap<>();
        read(latest);
        return latest;
    }

    /** The records that cannot be decoded and are skipped, by topic, partition and offset. */
    public List<String> skipped() {
        return read(new LinkedHashMap<>()).skipped();
    }

    private RecordValues<V> read(Map<String, V> latest) {
        RecordValues<V> values = new RecordValues<>(topic, wire);
        try (TopicReader reader = new TopicReader(client)) {
            reader.read(
                    reader.ends(List.of(topic.name())),
                    record -> values.of(record).ifPresent(value -> latest.put(key(record), value)));
        }
        return values;
    }

    /**
     * Writes the value of a key and returns when Kafka has acknowledged it.
     *
     * @throws KafkaAdminException if the write fails
     */
    public void put(String key, V value) {
        put(List.of(value), unused -> key);
    }

    /**
     * Writes values, each with its key, and returns when Kafka has acknowledged all of them.
     *
     * @throws KafkaAdminException if a write fails
     */
    public void put(List<V> values, Function<V, String> key) {
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            List<Future<?>> acknowledged = new ArrayList<>();
            for (V value : values) {
                acknowledged.add(producer.send(record(value, key)));
            }
            for (Future<?> record : acknowledged) {
                record.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaAdminException("cannot write to " + topic.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * Writes values in one transaction: readers see all of them or none. Returns when they see them.
     *
     * @param transaction its id; a process that was killed in a transaction is fenced by the next one with the same id
     * @throws KafkaException if the transaction fails
     */
    public void putTogether(String transaction, List<V> values, Function<V, String> key) {
        try (Producer<byte[], byte[]> producer = transactional(transaction)) {
            producer.beginTransaction();
            for (V value : values) {
                // The commit fails if a record could not be written.
                Future<?> unused = producer.send(record(value, key));
            }
            producer.commitTransaction();
        }
        // The broker ends a committed transaction later, and before the next one with its id.
        transactional(transaction).close();
    }

    /** A producer whose earlier transactions have ended. */
    private Producer<byte[], byte[]> transactional(String transaction) {
        Producer<byte[], byte[]> producer = producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transaction));
        try {
            producer.initTransactions();
            return producer;
        } catch (KafkaException e) {
            producer.close();
            throw e;
        }
    }

    private ProducerRecord<byte[], byte[]> record(V value, Function<V, String> key) {
        return new ProducerRecord<>(
                topic.name(),
                key.apply(value).getBytes(StandardCharsets.UTF_8),
                wire.codec(topic).encode(value));
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    private Producer<byte[], byte[]> producer(Map<String, String> own) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.putAll(own);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
