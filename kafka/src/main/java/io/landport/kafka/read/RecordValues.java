package io.landport.kafka.read;

import io.landport.contract.Codec;
import io.landport.contract.Decoded;
import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.kafka.admin.KafkaAdminException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The values of the records of a topic. Records that cannot be decoded are skipped or rejected, as the topic declares. Not thread-safe. */
public final class RecordValues<V> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordValues.class);
    private static final int LOGGED = 10;

    private final Topic<V> topic;
    private final Codec<V> codec;
    private final List<String> skipped = new ArrayList<>();

    public RecordValues(Topic<V> topic, Wire wire) {
        this.topic = topic;
        this.codec = wire.codec(topic);
    }

    /**
     * The value of a record; empty if it cannot be decoded and is skipped.
     *
     * @throws KafkaAdminException if it cannot be decoded and figures depend on the topic
     */
    public Optional<V> of(ConsumerRecord<?, byte[]> record) {
        Decoded<V> decoded = decoded(record.value());
        decoded.problem().ifPresent(problem -> {
            if (!topic.isAdvisory()) {
                throw new KafkaAdminException("cannot decode " + place(record) + ": " + problem
                        + ". Only Landport may write this topic. Compute it again with 'landport rebuild'");
            }
            skip(place(record), problem);
        });
        return decoded.value();
    }

    /** The value of a record; empty if it has none, or cannot be decoded and is skipped, even if figures depend on the topic. */
    Optional<V> readable(ConsumerRecord<?, byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        Decoded<V> decoded = codec.decode(record.value());
        decoded.problem().ifPresent(problem -> skip(place(record), problem));
        return decoded.value();
    }

    /** The records that have been skipped, by topic, partition and offset. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + " partition " + record.partition() + " offset " + record.offset();
    }

    private void skip(String place, String problem) {
        skipped.add(place);
        if (skipped.size() <= LOGGED) {
            LOG.warn("skipped a record that cannot be decoded: {}: {}", place, problem);
        }
    }

    private Decoded<V> decoded(byte @Nullable [] value) {
        return value == null ? new Decoded.Unreadable<>("the record has no value") : codec.decode(value);
    }
}
