package io.landport.intake;

import io.landport.streams.ClientProxy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Pauses the partitions of feeds that are held, and resumes them at the record where the consumer of intake stopped. Kafka Streams pauses
 * and resumes partitions, too, and knows nothing of this.
 */
final class HeldFeeds {
    private final Predicate<String> isHeld;

    /** @param isHeld by the name of the feed's topic; asked before each poll */
    HeldFeeds(Predicate<String> isHeld) {
        this.isHeld = isHeld;
    }

    /** The consumer, which is used by one thread. */
    Consumer<byte[], byte[]> holding(Consumer<byte[], byte[]> consumer) {
        Holding holding = new Holding(consumer);
        return ClientProxy.of(Consumer.class, consumer, (name, arguments, original) -> {
            if (name.equals("poll")) {
                holding.update();
            }
            return original.call(name.equals("resume") ? holding.withoutHeld(arguments) : arguments);
        });
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
