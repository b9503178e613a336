package io.landport.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka clients of intake. Its consumer pauses the partitions of feeds that are held, and resumes them at the record where it stopped.
 * Kafka Streams pauses and resumes partitions, too, and knows nothing of this.
 */
final class HeldFeeds implements KafkaClientSupplier {
    /** How long a fetch waits if there is nothing to read, and closing for the fetch. Otherwise it is answered at once. */
    private static final int FETCH_WAIT_MS = 200;

    private final Predicate<String> isHeld;

    /** @param isHeld by the name of the feed's topic; asked before each poll */
    HeldFeeds(Predicate<String> isHeld) {
        this.isHeld = isHeld;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        Map<String, Object> patient = new HashMap<>(config);
        patient.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        patient.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
        return holding(getRestoreConsumer(patient));
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return getRestoreConsumer(config);
    }

    /** The consumer, which is used by one thread. */
    Consumer<byte[], byte[]> holding(Consumer<byte[], byte[]> consumer) {
        Holding holding = new Holding(consumer);
        @SuppressWarnings("unchecked")
        Consumer<byte[], byte[]> proxy = (Consumer<byte[], byte[]>) Proxy.newProxyInstance(
                HeldFeeds.class.getClassLoader(), new Class<?>[] {Consumer.class}, (self, method, arguments) -> {
                    if (method.getName().equals("poll")) {
                        holding.update();
                    }
                    Object[] passed = method.getName().equals("resume") ? holding.withoutHeld(arguments) : arguments;
                    try {
                        return method.invoke(consumer, passed);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return proxy;
    }

    private final class Holding {
        private final Consumer<byte[], byte[]> consumer;
        private Set<TopicPartition> held = Set.of();

        Holding(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        /** Pauses what is held now, and resumes what was held before. */
        void update() {
            Set<TopicPartition> assigned = consumer.assignment();
            Set<TopicPartition> now = held(assigned);
            Set<TopicPartition> released = new HashSet<>(held);
            released.removeAll(now);
            released.retainAll(assigned);
            consumer.pause(now);
            consumer.resume(released);
            held = now;
        }

        private @Nullable Object[] withoutHeld(Object[] arguments) {
            List<TopicPartition> free = ((Collection<?>) arguments[0])
                    .stream().map(TopicPartition.class::cast).collect(Collectors.toList());
            free.removeAll(held(free));
            return new Object[] {free};
        }

        private Set<TopicPartition> held(Collection<TopicPartition> partitions) {
            return partitions.stream()
                    .filter(partition -> isHeld.test(partition.topic()))
                    .collect(Collectors.toSet());
        }
    }
}
