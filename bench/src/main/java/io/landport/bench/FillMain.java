package io.landport.bench;

import io.landport.bench.candidate.InputTopic;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.RecordSender;
import io.landport.bench.workload.Workload;
import io.landport.domain.document.TradeDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The load generator at full speed: publishes a part of the workload to an input topic, then prints {@code filled}. */
final class FillMain {
    private static final List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx512m");

    /** Large batches, because latency does not matter here. */
    private static final String LINGER_MILLIS = "20";

    private FillMain() {}

    /**
     * Publishes messages in a separate process and returns when all are acknowledged.
     *
     * @param code of a candidate that reads the input topic
     * @param from index of the first message
     * @param to index after the last message
     */
    static void fill(String code, String bootstrapServers, Workload workload, int from, int to) {
        try (ChildProcess child = ChildProcess.start(
                "generator",
                JVM_OPTIONS,
                FillMain.class,
                List.of(
                        code,
                        bootstrapServers,
                        Long.toString(workload.seed()),
                        Integer.toString(workload.busiestPercent()),
                        Integer.toString(from),
                        Integer.toString(to)))) {
            child.line();
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String... arguments) {
        InputTopic input = Candidates.of(arguments[0]).input();
        Workload workload = new Workload(Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
        try (KafkaProducer<byte[], byte[]> producer = producer(arguments[1], LINGER_MILLIS)) {
            Function<TradeDocument, byte[]> encoding = input.encoding().open();
            for (int index = Integer.parseInt(arguments[4]); index < Integer.parseInt(arguments[5]); index++) {
                TradeDocument message = workload.message(index);
                byte[] key = message.id().key().getBytes(StandardCharsets.UTF_8);
                RecordSender.send(producer, new ProducerRecord<>(input.topic(), key, encoding.apply(message)));
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
