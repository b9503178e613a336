package io.landport.bench.peer;

import io.landport.bench.candidate.World;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's clients, set for throughput as Landport's are. */
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

    static KafkaProducer<byte[], byte[]> producer(World world) {
        return new KafkaProducer<>(
                with(world, PRODUCER, Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static KafkaProducer<byte[], byte[]> transactional(World world) {
        return new KafkaProducer<>(
                with(world, PRODUCER, Map.of("transactional.id", world.run())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** In the group {@link World#run}. */
    static KafkaConsumer<byte[], byte[]> consumer(World world) {
        return new KafkaConsumer<>(
                with(world, CONSUMER, Map.of("group.id", world.run())),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Map<String, Object> with(World world, Map<String, Object> usual, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(usual);
        settings.putAll(world.client());
        settings.putAll(own);
        return settings;
    }
}
