package io.landport.kafka.read;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads topics from their beginning to a fixed end: committed records, undecoded, each partition in order. Not thread-safe. */
public final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param client connection properties */
    public TopicReader(Map<String, String> client) {
        this.consumer = BoundedReader.open(client);
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

    /** The same with a listener, which is called after each poll with the number of offsets. */
    public void read(
            Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> to, ProgressListener listener) {
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

    private Set<TopicPartition> unread(Map<TopicPartition, Long> ends, ProgressListener listener) {
        Set<TopicPartition> unread = BoundedReader.unread(consumer, ends);
        long all = ends.values().stream().mapToLong(end -> end).sum();
        long left = unread.stream()
                .mapToLong(partition -> ends.getOrDefault(partition, 0L) - consumer.position(partition))
                .sum();
        listener.at(all - left, all);
        return unread;
    }
}
