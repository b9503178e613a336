package io.landport.contract;

import io.landport.contract.wire.RecordFormat;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Declares a topic property by property. Each must be given, except that records are kept indefinitely unless {@link
 * #deletedAfter} or {@link #compacted} is called.
 */
final class TopicBuilder<V> {
    private final String name;
    private final String value;
    private final @Nullable RecordFormat<V> format;
    private @Nullable String key;
    private int partitions;
    private CleanupPolicy cleanup = CleanupPolicy.DELETE;
    private @Nullable Duration retention;
    private boolean isAdvisory;
    private List<String> writers = List.of();
    private List<String> readers = List.of();

    private TopicBuilder(String name, String value, @Nullable RecordFormat<V> format) {
        this.name = name;
        this.value = value;
        this.format = format;
    }

    /** A topic of records; the value's type is the name of their schema. */
    static <V> TopicBuilder<V> records(String name, RecordFormat<V> format) {
        return new TopicBuilder<>(name, format.schema().getName(), format);
    }

    /** A topic whose values are not decoded. */
    static TopicBuilder<byte[]> bytes(String name) {
        return new TopicBuilder<>(name, "bytes as they came", null);
    }

    /** What the key consists of. */
    TopicBuilder<V> key(String parts) {
        key = parts;
        return this;
    }

    TopicBuilder<V> partitions(int count) {
        partitions = count;
        return this;
    }

    /** Keeps the latest record of each key. */
    TopicBuilder<V> compacted() {
        cleanup = CleanupPolicy.COMPACT;
        return this;
    }

    /** Deletes records that are older than this. */
    TopicBuilder<V> deletedAfter(Duration age) {
        retention = age;
        return this;
    }

    /** No figure depends on its records: readers skip those that cannot be decoded. */
    TopicBuilder<V> advisory() {
        isAdvisory = true;
        return this;
    }

    /** The modules or people that write to it. */
    TopicBuilder<V> writtenBy(String... names) {
        writers = List.of(names);
        return this;
    }

    /** The modules or people that read it. */
    TopicBuilder<V> readBy(String... names) {
        readers = List.of(names);
        return this;
    }

    /** @throws IllegalStateException if a property is missing */
    Topic<V> build() {
        if (key == null) {
            throw new IllegalStateException("topic " + name + " needs a key");
        }
        if (partitions < 1 || writers.isEmpty() || readers.isEmpty()) {
            throw new IllegalStateException("topic " + name + " needs partitions, writers and readers");
        }
        return new Topic<>(
                name,
                key,
                value,
                format,
                partitions,
                cleanup,
                retention,
                isAdvisory,
                String.join(", ", writers),
                String.join(", ", readers));
    }
}
