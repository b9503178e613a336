package io.landport.verify;

import io.landport.contract.Codec;
import io.landport.contract.Decoded;
import io.landport.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What an aggregate topic holds: the last record of each key. */
final class TopicSide<V> {
    private static final String NO_KEY = "(no key)";

    private final Aggregate<V> aggregate;
    private final Codec<V> codec;

    TopicSide(Aggregate<V> aggregate, Wire wire) {
        this.aggregate = aggregate;
        this.codec = wire.codec(aggregate.topic());
    }

    /** Reads the topic to its ends into a ledger whose last figures count. */
    void read(Logs logs, Map<TopicPartition, Long> ends, Ledger ledger, ProgressListener meter) {
        logs.read(ends, record -> take(record, ledger), meter);
    }

    void take(ConsumerRecord<byte[], byte[]> record, Ledger ledger) {
        String key = record.key() == null ? NO_KEY : new String(record.key(), StandardCharsets.UTF_8);
        if (aggregate.owns().test(key)) {
            ledger.put(key, figures(key, record));
        }
    }

    private Figures figures(String key, ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return Figures.flawed("a record without a value");
        }
        Decoded<V> decoded = codec.decode(value);
        if (decoded.value().isEmpty()) {
            return Figures.flawed("unreadable: " + decoded.problem().orElse(""));
        }
        KeyedFigures told = aggregate.told().apply(decoded.value().get());
        return told.key().equals(key) ? told.figures() : told.figures().withFlaw("of " + told.key());
    }
}
