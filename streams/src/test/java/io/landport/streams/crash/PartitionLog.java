package io.landport.streams.crash;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** A partition of a topic as read-committed consumers see it. */
final class PartitionLog<K, V> {
    private final String topic;
    private final int number;
    private final List<Record<K, V>> records = new ArrayList<>();

    PartitionLog(String topic, int number) {
        this.topic = topic;
        this.number = number;
    }

    String topic() {
        return topic;
    }

    int number() {
        return number;
    }

    int size() {
        return records.size();
    }

    Record<K, V> record(int offset) {
        return records.get(offset);
    }

    @SuppressWarnings("NullAway") // A record may have neither key nor value.
    void append(K key, V value, long timestamp) {
        records.add(new Record<>(key, value, timestamp, new RecordHeaders()));
    }
}
