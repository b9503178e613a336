package io.landport.operations.explain;

import io.landport.kafka.read.BoundedReader;
import io.landport.query.explain.DocumentRecord;
import io.landport.query.explain.ReadingCancelledException;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads some partitions of the document topics with one consumer. Between two wanted records that are far apart it seeks; records between two
 * that are near each other are fetched and skipped, because a seek takes as long as reading some hundred records. For one thread at a time.
 */
final class PartitionReader implements AutoCloseable {
    static final int NEAR = 300;

    /** Most of what is fetched before a seek is not needed. */
    private static final Map<String, String> SMALL_FETCHES = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            "1000",
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            Integer.toString(256 << 10));

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordOpener opener;
    private final int near;

    /** @param near how many records to read and skip instead of seeking */
    PartitionReader(Map<String, String> client, RecordOpener opener, int near) {
        this.consumer = BoundedReader.open(client, SMALL_FETCHES);
        this.opener = opener;
        this.near = near;
    }

    /** The offsets after the last committed record of each partition of a topic. */
    Map<TopicPartition, Long> ends(String topic) {
        try {
            return consumer.endOffsets(BoundedReader.partitions(consumer, topic));
        } catch (WakeupException e) {
            throw new ReadingCancelledException(e);
        }
    }

    /**
     * Reads records, each partition in the order of its offsets.
     *
     * @param isStopped whether to return before all are read
     */
    void read(Map<TopicPartition, Wanted> wanted, BooleanSupplier isStopped, Consumer<DocumentRecord> to) {
        try {
            consumer.assign(wanted.keySet());
            wanted.forEach((partition, records) -> consumer.seek(partition, records.next()));
            BoundedReader.readEach(
                    consumer,
                    () -> isStopped.getAsBoolean() ? Set.of() : unread(wanted),
                    partition -> records(wanted.get(partition), to));
        } catch (WakeupException e) {
            throw new ReadingCancelledException(e);
        }
    }

    /** Ends reading. Any thread may call it. */
    void cancel() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Set<TopicPartition> unread(Map<TopicPartition, Wanted> wanted) {
        wanted.entrySet().removeIf(entry -> isDone(entry.getKey(), entry.getValue()));
        return wanted.keySet();
    }

    /** Seeks in a partition whose next wanted record is far away. */
    private boolean isDone(TopicPartition partition, Wanted wanted) {
        long position = consumer.position(partition);
        if (wanted.isDone(position)) {
            return true;
        }
        if (wanted.next() - position > near) {
            consumer.seek(partition, wanted.next());
        }
        return false;
    }

    /** @param wanted null if nothing more is wanted of the partition */
    private Consumer<ConsumerRecord<byte[], byte[]>> records(@Nullable Wanted wanted, Consumer<DocumentRecord> to) {
        return record -> {
            if (wanted != null && wanted.take(record.offset())) {
                to.accept(opener.opened(record));
            }
        };
    }
}
