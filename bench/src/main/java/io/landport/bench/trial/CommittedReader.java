package io.landport.bench.trial;

import io.landport.bench.candidate.Goal.TotalReader;
import io.landport.bench.workload.Sums;
import io.landport.kafka.read.BoundedReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed records of a topic. Each call continues where the last one ended. */
public final class CommittedReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Sums> totals = new HashMap<>();
    private long records;

    /** Reads from the beginning. */
    public CommittedReader(Map<String, String> client, String topic) {
        consumer = BoundedReader.open(client);
        List<TopicPartition> partitions = BoundedReader.partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The number of records up to now. */
    long records() {
        readToEnd(unused -> {});
        return records;
    }

    /** The latest total of each key up to now, except totals without lines. */
    Map<String, Sums> totals(TotalReader reader) {
        readToEnd(record -> {
            Map.Entry<String, Sums> total = reader.total(record.key(), record.value());
            if (total.getValue().lines() == 0) {
                totals.remove(total.getKey());
            } else {
                totals.put(total.getKey(), total.getValue());
            }
        });
        return totals;
    }

    /** Reads from the current end. */
    public static CommittedReader fromEnd(Map<String, String> client, String topic) {
        CommittedReader reader = new CommittedReader(client, topic);
        reader.consumer.seekToEnd(reader.consumer.assignment());
        reader.consumer.assignment().forEach(reader.consumer::position); // seeking is lazy
        return reader;
    }

    /** Reads until the total of a key arrives; false after the timeout. */
    public boolean isSeen(String key, TotalReader reader, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (reader.total(record.key(), record.value()).getKey().equals(key)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads all records up to now. */
    private void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                records++;
                each.accept(record);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
