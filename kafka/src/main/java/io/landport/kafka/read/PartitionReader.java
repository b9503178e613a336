package io.landport.kafka.read;

import io.landport.contract.Topic;
import io.landport.kafka.admin.KafkaAdminException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions as they are: committed records in order, undecoded. Not thread-safe. */
public final class PartitionReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param client connection properties */
    public PartitionReader(Map<String, String> client) {
        this.consumer = BoundedReader.open(client);
    }

    /** The current end offsets of a topic by partition. */
    public Map<TopicPartition, Long> ends(Topic<?> topic) {
        return consumer.endOffsets(BoundedReader.partitions(consumer, topic.name()));
    }

    /**
     * Passes on all records before an offset.
     *
     * @throws KafkaAdminException if Kafka does not send records for a minute
     */
    public void read(TopicPartition partition, long end, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long since = System.nanoTime();
        while (consumer.position(partition) < end) {
            long before = consumer.position(partition);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end) {
                    to.accept(record);
                }
            }
            if (consumer.position(partition) > before) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > TIMEOUT.toNanos()) {
                throw new KafkaAdminException("Kafka has sent no record of " + partition.topic() + " partition "
                        + partition.partition() + " from offset " + before + " for " + TIMEOUT.toSeconds() + " s");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
