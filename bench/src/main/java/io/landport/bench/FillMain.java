package io.landport.bench;

import io.landport.bench.candidate.InputTopic;
import io.landport.bench.process.Child;
import io.landport.bench.process.Delivery;
import io.landport.bench.workload.Workload;
import io.landport.domain.document.TradeDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The generator: loads a part of the workload into an input topic, as fast as it can, and prints {@code filled}. */
final class FillMain {
    private static final List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");

    /** Full batches: nobody waits for a single message. */
    private static final String LINGER_MILLIS = "20";

    private FillMain() {}

    /**
     * Loads the messages from an index to another in a process of its own, and returns once all are acknowledged.
     *
     * @param code of a candidate that reads this input
     * @param to the first one that is not loaded
     */
    static void fill(String code, String bootstrapServers, long seed, int from, int to) {
        try (Child child = Child.start(
                "generator",
                JVM_OPTIONS,
                FillMain.class,
                List.of(code, bootstrapServers, Long.toString(seed), Integer.toString(from), Integer.toString(to)))) {
            child.line();
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        InputTopic input = Candidates.of(arguments[0]).input();
        Workload workload = new Workload(Long.parseLong(arguments[2]));
        try (KafkaProducer<byte[], byte[]> producer = producer(arguments[1], LINGER_MILLIS)) {
            Function<TradeDocument, byte[]> encoding = input.encoding().open();
            for (int index = Integer.parseInt(arguments[3]); index < Integer.parseInt(arguments[4]); index++) {
                TradeDocument message = workload.message(index);
                byte[] key = message.id().key().getBytes(StandardCharsets.UTF_8);
                Delivery.send(producer, new ProducerRecord<>(input.topic(), key, encoding.apply(message)));
            }
        }
        System.out.println("filled");
    }

    static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, String lingerMillis) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "linger.ms", lingerMillis,
                        "batch.size", "131072",
                        "compression.type", "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
