package io.landport.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Waits with fetches that the broker answers when there is a record, by a consumer without a group, opened when it is first needed. */
final class FetchedArrivals implements IdlingConsumer.Arrivals {
    /** Shorter than the time before a consumer is idle again, so that the last fetch has ended when other partitions are watched. */
    private static final Duration FETCH_WAIT = Duration.ofSeconds(1);

    private final Map<String, Object> config;
    private @Nullable Consumer<byte[], byte[]> consumer;

    /** @param consumer the properties of the consumer that is idle */
    FetchedArrivals(Map<String, Object> consumer) {
        this.config = config(consumer);
    }

    /** It sees what the idle consumer would see, such as committed records only. */
    static Map<String, Object> config(Map<String, Object> consumer) {
        Map<String, Object> config = new HashMap<>(consumer);
        config.keySet()
                .removeAll(Set.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG));
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, consumer.get(ConsumerConfig.CLIENT_ID_CONFIG) + "-arrivals");
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(FETCH_WAIT.toMillis()));
        // At least one batch is sent.
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        return config;
    }

    @Override
    public void watch(Map<TopicPartition, Long> positions) {
        if (consumer == null) {
            consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
    }

    @Override
    public boolean await(Duration atMost) {
        return consumer != null && !consumer.poll(atMost).isEmpty();
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }
}
