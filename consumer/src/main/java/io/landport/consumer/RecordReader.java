package io.landport.consumer;

import io.landport.contract.Codec;
import io.landport.contract.Decoded;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Origin;
import io.landport.store.Batch;
import io.landport.store.StoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records to what they say. All writers of these topics are Landport's own, so what cannot be read is a bug. */
final class RecordReader {
    private final Map<String, TopicReader<?>> readers;

    RecordReader(Topics topics, Wire wire) {
        Map<String, TopicReader<?>> all = new HashMap<>();
        add(all, topics.dailyTotals(), wire, (total, to) -> to.batch().add(total));
        add(all, topics.dailyChanges(), wire, (change, to) -> to.batch().add(change));
        add(all, topics.rollingTotals(), wire, (rolling, to) -> to.batch().add(rolling, to.partition()));
        add(all, topics.commodityTotals(), wire, (total, to) -> to.batch().add(total));
        add(all, topics.fates(), wire, (count, to) -> to.batch().add(count));
        add(all, topics.namedLists(), wire, (named, to) -> to.batch().add(named));
        add(all, topics.listFates(), wire, (fate, to) -> to.batch().add(fate));
        add(all, topics.feeds(), wire, (report, to) -> to.batch().add(report));
        add(all, topics.quarantined(), wire, (quarantine, to) -> to.batch().add(quarantine));
        // What another generation's judge refused stands in the topic that it shares with the feeds.
        add(all, topics.feedRejections(), wire, (rejection, to) -> {
            if (rejection.origin() instanceof Origin.FeedLine) {
                to.batch().add(rejection, to.at());
            }
        });
        add(all, topics.rejected(), wire, (rejection, to) -> to.batch().add(rejection, to.at()));
        readers = Map.copyOf(all);
    }

    private static <V> void add(
            Map<String, TopicReader<?>> readers, Topic<V> topic, Wire wire, BiConsumer<V, Destination> add) {
        readers.put(topic.name(), new TopicReader<>(wire.codec(topic), add));
    }

    /** The names of the topics that can be read. */
    Set<String> topics() {
        return readers.keySet();
    }

    /**
     * Adds a record's value to the batch.
     *
     * @throws StoreException if it has none, with topic, partition and offset
     */
    void read(ConsumerRecord<byte[], byte[]> record, Batch batch) {
        TopicReader<?> reader = readers.get(record.topic());
        if (reader == null) {
            throw new IllegalStateException("nobody subscribed to " + record.topic());
        }
        Optional<String> problem = reader.read(
                record.value(), new Destination(batch, record.partition(), Instant.ofEpochMilli(record.timestamp())));
        if (problem.isPresent()) {
            throw new StoreException("cannot decode " + record.topic() + " partition " + record.partition() + " offset "
                    + record.offset() + ": " + problem.get()
                    + ". Only Landport writes this topic: the writer is of a newer version, or it is not Landport");
        }
    }

    private record Destination(Batch batch, int partition, Instant at) {}

    private record TopicReader<V>(Codec<V> codec, BiConsumer<V, Destination> add) {
        /** Why the bytes could not be read, empty if they were. */
        Optional<String> read(byte @Nullable [] bytes, Destination destination) {
            if (bytes == null) {
                return Optional.of("the record has no value");
            }
            Decoded<V> decoded = codec.decode(bytes);
            decoded.value().ifPresent(value -> add.accept(value, destination));
            return decoded.problem();
        }
    }
}
