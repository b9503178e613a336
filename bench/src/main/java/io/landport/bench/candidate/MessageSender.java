package io.landport.bench.candidate;

import io.landport.domain.document.TradeDocument;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends messages asynchronously. A failure ends the process, because figures would be wrong if messages were missing. */
public final class MessageSender implements AutoCloseable {
    private static final Map<String, Object> SETTINGS =
            Map.of("acks", "all", "batch.size", "131072", "compression.type", "lz4");

    private final String topic;
    private final Function<TradeDocument, byte[]> encoding;
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * Connects before the first message.
     *
     * @param client settings by which Kafka clients connect
     * @param lingerMillis how long a batch waits for more messages
     */
    public MessageSender(InputTopic input, Map<String, String> client, int lingerMillis) {
        topic = input.name();
        encoding = input.encoding().get();
        Map<String, Object> settings = new HashMap<>(SETTINGS);
        settings.putAll(client);
        settings.put("linger.ms", lingerMillis);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.partitionsFor(topic);
    }

    /** Passes a message to the producer. */
    public void send(TradeDocument message) {
        byte[] key = message.id().key().getBytes(StandardCharsets.UTF_8);
        Future<?> unused = producer.send(
                new ProducerRecord<>(topic, key, encoding.apply(message)), (sent, failure) -> requireSent(failure));
    }

    /** Waits until all messages are acknowledged. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static void requireSent(@Nullable Exception failure) {
        if (failure != null) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
