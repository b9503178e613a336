package io.landport.verify;

import io.landport.contract.Codec;
import io.landport.contract.Decoded;
import io.landport.contract.Wire;
import io.landport.kafka.read.ProgressListener;
import io.landport.kafka.read.TopicReader;
import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.KeyedFigures;
import io.landport.verify.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

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
            for (KeyedFigures keyed : figures(key, record.value())) {
                ledger.put(keyed.key(), keyed.figures());
            }
        }
    }

    private List<KeyedFigures> figures(String key, byte @Nullable [] value) {
        if (value == null) {
            return invalid(key, "record without a value");
        }
        Decoded<V> decoded = codec.decode(value);
        if (decoded.value().isEmpty()) {
            return invalid(key, "unreadable: " + decoded.problem().orElse(""));
        }
        return aggregate.toFigures().apply(decoded.value().get()).stream()
                .map(keyed -> keyed.recordKey().equals(key) ? keyed : misplaced(key, keyed))
                .toList();
    }

    private static KeyedFigures misplaced(String key, KeyedFigures keyed) {
        return new KeyedFigures(key, keyed.figures().withProblem("the value has key " + keyed.recordKey()));
    }

    private static List<KeyedFigures> invalid(String key, String problem) {
        return List.of(new KeyedFigures(key, Figures.invalid(problem)));
    }
}
