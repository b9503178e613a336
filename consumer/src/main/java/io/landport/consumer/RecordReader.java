package io.landport.consumer;

import io.landport.consumer.store.Batch;
import io.landport.consumer.store.StoreFailure;
import io.landport.contract.Codec;
import io.landport.contract.Decoded;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import java.time.Instant;
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
        readers = Map.of(
                topics.dailyTotals().name(),
                new TopicReader<>(
                        wire.codec(topics.dailyTotals()),
                        (total, to) -> to.batch().add(total)),
                topics.dailyChanges().name(),
                new TopicReader<>(
                        wire.codec(topics.dailyChanges()),
                        (change, to) -> to.batch().add(change)),
                topics.rollingTotals().name(),
                new TopicReader<>(
                        wire.codec(topics.rollingTotals()),
                        (rolling, to) -> to.batch().add(rolling, to.partition())),
                topics.commodityTotals().name(),
                new TopicReader<>(
                        wire.codec(topics.commodityTotals()),
                        (total, to) -> to.batch().add(total)),
                topics.fates().name(),
                new TopicReader<>(
                        wire.codec(topics.fates()), (count, to) -> to.batch().add(count)),
                topics.feeds().name(),
                new TopicReader<>(
                        wire.codec(topics.feeds()), (report, to) -> to.batch().add(report)),
                topics.quarantined().name(),
                new TopicReader<>(
                        wire.codec(topics.quarantined()),
                        (quarantine, to) -> to.batch().add(quarantine)),
                topics.rejected().name(),
                new TopicReader<>(
                        wire.codec(topics.rejected()),
                        (rejection, to) -> to.batch().add(rejection, to.at())));
    }

    /** The names of the topics that can be read. */
    Set<String> topics() {
        return readers.keySet();
    }

    /**
     * Adds a record's value to the batch.
     *
     * @throws StoreFailure if it has none, with topic, partition and offset
     */
    void read(ConsumerRecord<byte[], byte[]> record, Batch batch) {
        TopicReader<?> reader = readers.get(record.topic());
        if (reader == null) {
            throw new IllegalStateException("nobody subscribed to " + record.topic());
        }
        Optional<String> problem = reader.read(
                record.value(), new Destination(batch, record.partition(), Instant.ofEpochMilli(record.timestamp())));
        if (problem.isPresent()) {
            throw new StoreFailure("cannot decode " + record.topic() + " partition " + record.partition() + " offset "
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
