package io.landport.verify;

import io.landport.contract.Codec;
import io.landport.contract.Decoded;
import io.landport.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the latest record of each key of an aggregate topic. */
final class LatestRecords<V> {
    private static final String NO_KEY = "(no key)";

    private final Aggregate<V> aggregate;
    private final Codec<V> codec;

    LatestRecords(Aggregate<V> aggregate, Wire wire) {
        this.aggregate = aggregate;
        this.codec = wire.codec(aggregate.topic());
    }

    /** Reads the topic up to the ends into a ledger that keeps the last figures of a key. */
    void read(TopicReader reader, Map<TopicPartition, Long> ends, Ledger ledger, ProgressListener progress) {
        reader.read(ends, record -> add(record, ledger), progress);
    }

    void add(ConsumerRecord<byte[], byte[]> record, Ledger ledger) {
        String key = record.key() == null ? NO_KEY : new String(record.key(), StandardCharsets.UTF_8);
        if (aggregate.isKeyOf().test(key)) {
            ledger.put(key, figures(key, record));
        }
    }

    private Figures figures(String key, ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return Figures.invalid("record without a value");
        }
        Decoded<V> decoded = codec.decode(value);
        if (decoded.value().isEmpty()) {
            return Figures.invalid("unreadable: " + decoded.problem().orElse(""));
        }
        KeyedFigures keyed = aggregate.toFigures().apply(decoded.value().get());
        return keyed.key().equals(key)
                ? keyed.figures()
                : keyed.figures().withProblem("the value has key " + keyed.key());
    }
}
