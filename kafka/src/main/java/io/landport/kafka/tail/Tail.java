package io.landport.kafka.tail;

import io.landport.contract.json.ValueJson;
import io.landport.kafka.read.BoundedReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Prints the committed records of a topic, one JSON object in each line. Records of one partition are in order. */
public final class Tail {
    private static final Duration POLL = Duration.ofMillis(200);

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
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            from.seek(consumer, partitions);
            long printed = 0;
            while (printed < limit && !isOver.getAsBoolean() && (follow || isBefore(consumer, ends))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (printed < limit && isWanted(record, key) && (follow || isBefore(record, ends))) {
                        out.println(json.of(record));
                        printed++;
                    }
                }
                out.flush();
                if (out.checkError()) {
                    // Whoever reads the output has closed it, as head does.
                    return printed;
                }
            }
            return printed;
        }
    }

    private static boolean isBefore(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static boolean isBefore(ConsumerRecord<?, ?> record, Map<TopicPartition, Long> ends) {
        return record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    private static boolean isWanted(ConsumerRecord<byte[], byte[]> record, Optional<String> key) {
        return key.map(wanted -> Arrays.equals(wanted.getBytes(StandardCharsets.UTF_8), record.key()))
                .orElse(true);
    }
}
