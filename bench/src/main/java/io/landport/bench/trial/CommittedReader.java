package io.landport.bench.trial;

import io.landport.bench.candidate.Goal.TotalReader;
import io.landport.bench.workload.Sums;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic read as a committed reader does, on from where the last reading ended. */
public final class TopicReading implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Sums> totals = new HashMap<>();
    private long records;

    /** Reads from the beginning. */
    TopicReading(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** How many records there are up to now. */
    long records() {
        readOn(unused -> {});
        return records;
    }

    /** The latest total of each key up to now; those without lines are left out. */
    Map<String, Sums> totals(TotalReader reader) {
        readOn(record -> {
            Map.Entry<String, Sums> total = reader.total(record.key(), record.value());
            if (total.getValue().lines() == 0) {
                totals.remove(total.getKey());
            } else {
                totals.put(total.getKey(), total.getValue());
            }
        });
        return totals;
    }

    /** Passes over all that is there now. */
    public static TopicReading fromEnd(String bootstrapServers, String topic) {
        TopicReading reading = new TopicReading(bootstrapServers, topic);
        reading.consumer.seekToEnd(reading.consumer.assignment());
        reading.consumer.assignment().forEach(reading.consumer::position); // seeking waits for the first need
        return reading;
    }

    /** Reads on until the total of a key comes; false if it does not come in time. */
    public boolean isSeen(String key, TotalReader reader, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (reader.total(record.key(), record.value()).getKey().equals(key)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void readOn(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                records++;
                each.accept(record);
            }
        }
    }
}
