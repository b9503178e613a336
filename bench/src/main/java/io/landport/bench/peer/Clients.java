package io.landport.bench.peer;

import io.landport.bench.candidate.TrialEnvironment;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka clients, configured for throughput like those of Landport. */
final class Clients {
    private static final Map<String, Object> PRODUCER = Map.of(
            "acks", "all",
            "linger.ms", "5",
            "batch.size", "131072",
            "compression.type", "lz4");

    private static final Map<String, Object> CONSUMER = Map.of(
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false",
            "isolation.level", "read_committed",
            "max.poll.records", "5000");

    private Clients() {}

    static KafkaProducer<byte[], byte[]> producer(TrialEnvironment environment) {
        return new KafkaProducer<>(
                with(environment, PRODUCER, Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static KafkaProducer<byte[], byte[]> transactional(TrialEnvironment environment) {
        return new KafkaProducer<>(
                with(environment, PRODUCER, Map.of("transactional.id", environment.run())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** In the group {@link TrialEnvironment#run}. */
    static KafkaConsumer<byte[], byte[]> consumer(TrialEnvironment environment) {
        return consumer(environment, Map.of());
    }

    /** Same as {@link #consumer(TrialEnvironment)} with other settings. */
    static KafkaConsumer<byte[], byte[]> consumer(TrialEnvironment environment, Map<String, Object> overrides) {
        Map<String, Object> settings = new HashMap<>(overrides);
        settings.put("group.id", environment.run());
        return new KafkaConsumer<>(
                with(environment, CONSUMER, settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> with(
            TrialEnvironment environment, Map<String, Object> defaults, Map<String, Object> overrides) {
        Map<String, Object> settings = new HashMap<>(defaults);
        settings.putAll(environment.client());
        settings.putAll(overrides);
        return settings;
    }
}
