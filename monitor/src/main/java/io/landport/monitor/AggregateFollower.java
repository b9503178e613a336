package io.landport.monitor;

import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.kafka.read.BoundedReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of a topic from their beginning and passes on each value as soon as it is committed, on a thread of its own, until it is
 * closed. Tombstones and records that cannot be decoded are left out. After a failure it starts again from the beginning.
 */
public final class AggregateFollower<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AggregateFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Map<String, String> client;
    private final String topic;
    private final Codec<V> codec;
    private final BiConsumer<ConsumerRecord<byte[], byte[]>, V> reader;
    private final RepeatedTask task;
    private volatile boolean isCaughtUp;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

    private AggregateFollower(
            Map<String, String> client,
            Topic<V> topic,
            Wire wire,
            BiConsumer<ConsumerRecord<byte[], byte[]>, V> reader) {
        this.client = Map.copyOf(client);
        this.topic = topic.name();
        this.codec = wire.codec(topic);
        this.reader = reader;
        this.task = new RepeatedTask("follower-" + topic.name(), RETRY, this::follow, () -> {});
    }

    /**
     * Starts following.
     *
     * @param client connection properties
     * @param reader receives each record with its value, on the thread of the follower
     */
    public static <V> AggregateFollower<V> start(
            Map<String, String> client,
            Topic<V> topic,
            Wire wire,
            BiConsumer<ConsumerRecord<byte[], byte[]>, V> reader) {
        AggregateFollower<V> follower = new AggregateFollower<>(client, topic, wire, reader);
        follower.task.start();
        return follower;
    }

    /** Whether everything has been read that the topic had when the follower started. Stays true. */
    boolean isCaughtUp() {
        return isCaughtUp;
    }

    @Override
    public void close() {
        task.stop();
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        task.close();
    }

    private void follow() {
        try (KafkaConsumer<byte[], byte[]> consumer = BoundedReader.open(client)) {
            reading = consumer;
            List<TopicPartition> partitions = BoundedReader.partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!task.isClosing()) {
                consumer.poll(POLL).forEach(this::take);
                isCaughtUp = isCaughtUp
                        || ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        } catch (WakeupException wokenUp) {
            // It is being closed.
        } catch (KafkaException failure) {
            LOG.warn("cannot follow {}, retrying: {}", topic, failure.getMessage());
        } finally {
            reading = null;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value != null) {
            codec.decode(value).value().ifPresent(decoded -> reader.accept(record, decoded));
        }
    }
}
