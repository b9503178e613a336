package io.landport.kafka.read;

import io.landport.contract.Topic;
import io.landport.contract.Wire;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Follows a small compacted topic and keeps the latest value of each key in memory. A change is known as soon as Kafka has delivered it;
 * while Kafka is away, the values are those that were known before. Thread-safe.
 */
public final class LatestValues<V> implements AutoCloseable {
    private final Map<String, V> known = new ConcurrentHashMap<>();
    private final TopicFollower<V> follower;

    private LatestValues(Map<String, String> client, Topic<V> topic, Wire wire, Function<V, String> key) {
        this.follower = TopicFollower.start(client, topic, wire, (record, value) -> known.put(key.apply(value), value));
    }

    /**
     * @param client connection properties
     * @param key of a value
     */
    public static <V> LatestValues<V> start(
            Map<String, String> client, Topic<V> topic, Wire wire, Function<V, String> key) {
        return new LatestValues<>(client, topic, wire, key);
    }

    /** Whether all records that existed at the start are known. Stays true. */
    public boolean isCaughtUp() {
        return follower.isCaughtUp();
    }

    /** Whether all earlier records are known, and later ones will be. */
    public boolean isFollowing() {
        return follower.isFollowing();
    }

    /** The latest value of a key. */
    public Optional<V> find(String key) {
        return Optional.ofNullable(known.get(key));
    }

    /** The latest value of each key. */
    public Stream<V> all() {
        return known.values().stream();
    }

    @Override
    public void close() {
        follower.close();
    }
}
