package io.landport.kafka.tail;

import io.landport.contract.json.ValueJson;
import io.landport.kafka.read.BoundedReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Prints the committed records of a topic, one JSON object in each line. Records of one partition are in order. */
public final class Tail {
    private static final Duration FOREVER = ChronoUnit.DECADES.getDuration();

    private final Map<String, String> client;
    private final String topic;
    private final RecordJson json;

    /**
     * @param client connection properties
     * @param holdsOriginals whether the values of the topic are originals as they came
     * @param showsOriginals whether originals are shown
     */
    public Tail(
            Map<String, String> client,
            String topic,
            ValueJson values,
            boolean holdsOriginals,
            boolean showsOriginals) {
        this.client = Map.copyOf(client);
        this.topic = topic;
        this.json = new RecordJson(values, holdsOriginals, showsOriginals);
    }

    /**
     * Prints records until the end at the start, or with {@code follow} until it is over.
     *
     * @param key prints records with this key only; empty for all
     * @param limit the most records to print
     * @return how many records were printed
     */
    public long print(
            StartAt from, Optional<String> key, boolean follow, long limit, PrintWriter out, BooleanSupplier isOver) {
        try (KafkaConsumer<byte[], byte[]> consumer = BoundedReader.open(client)) {
            List<TopicPartition> partitions = BoundedReader.partitions(consumer, topic);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            ends.replaceAll((partition, end) -> follow ? Long.MAX_VALUE : end);
            consumer.assign(partitions);
            from.seek(consumer, partitions);
            AtomicLong printed = new AtomicLong();
            BoundedReader.read(
                    consumer,
                    // The output has an error if its reader has closed it, as head does.
                    () -> printed.get() >= limit || isOver.getAsBoolean() || out.checkError()
                            ? Set.of()
                            : BoundedReader.unread(consumer, ends),
                    record -> {
                        if (printed.get() < limit && isSelected(record, key, ends)) {
                            out.println(json.of(record));
                            printed.incrementAndGet();
                        }
                    },
                    follow ? FOREVER : BoundedReader.TIMEOUT);
            out.flush();
            return printed.get();
        }
    }

    private static boolean isSelected(
            ConsumerRecord<byte[], byte[]> record, Optional<String> key, Map<TopicPartition, Long> ends) {
        return key.map(text -> Arrays.equals(text.getBytes(StandardCharsets.UTF_8), record.key()))
                        .orElse(true)
                && record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }
}
