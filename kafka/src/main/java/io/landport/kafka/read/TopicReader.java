package io.landport.kafka.read;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads topics from their beginning to a fixed end: committed records, undecoded, each partition in order. Not thread-safe. */
public final class TopicReader implements AutoCloseable {
    private static final Map<String, String> LARGE_POLLS = Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param client connection properties */
    public TopicReader(Map<String, String> client) {
        this.consumer = BoundedReader.open(client, LARGE_POLLS);
    }

    /** Receives how far a reading is. */
    @FunctionalInterface
    public interface Listener {
        /** Called after each poll with the number of offsets read, and of all offsets to be read. */
        void at(long read, long all);
    }

    /** The current end offsets of topics by partition. */
    public Map<TopicPartition, Long> ends(Collection<String> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> BoundedReader.partitions(consumer, topic).stream())
                .toList();
        return consumer.endOffsets(partitions);
    }

    /**
     * Passes on all records before the ends.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException if Kafka sends no record for a minute
     */
    public void read(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        read(ends, to, (read, all) -> {});
    }

    /** The same with a listener. */
    public void read(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> to, Listener listener) {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        BoundedReader.read(consumer, () -> unread(ends, listener), record -> {
            if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                to.accept(record);
            }
        });
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Set<TopicPartition> unread(Map<TopicPartition, Long> ends, Listener listener) {
        Set<TopicPartition> unread = BoundedReader.unread(consumer, ends);
        long all = ends.values().stream().mapToLong(end -> end).sum();
        long left = unread.stream()
                .mapToLong(partition -> ends.getOrDefault(partition, 0L) - consumer.position(partition))
                .sum();
        listener.at(all - left, all);
        return unread;
    }
}
