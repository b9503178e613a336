package io.landport.consumer;

import io.landport.contract.Codec;
import io.landport.contract.Decoded;
import io.landport.contract.FilePlace;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Origin;
import io.landport.store.StoreException;
import io.landport.store.write.Batch;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes records into a batch. Only Landport may write these topics. A record that cannot be decoded is logged, counted and skipped if no
 * figure depends on its topic; in the other topics it stops the sink. For one thread.
 */
final class RecordDecoder {
    private static final Logger log = LoggerFactory.getLogger(RecordDecoder.class);
    private static final int LOGGED = 10;
    private static final int LOGGED_EVERY = 1_000;

    private final Map<String, TopicDecoder<?>> decoders;
    private long skipped;

    private RecordDecoder(Map<String, TopicDecoder<?>> decoders) {
        this.decoders = Map.copyOf(decoders);
    }

    /** Decodes the outcomes of single documents: receipts and rejections. */
    static RecordDecoder ofOutcomes(Topics topics, Wire wire) {
        Map<String, TopicDecoder<?>> all = new HashMap<>();
        add(all, topics.receipts(), wire, (receipt, to) -> to.batch().add(receipt, to.partition(), to.offset()));
        // The feeds share this topic with the first generation's judge, whose rejections are not this generation's.
        add(all, topics.feedRejections(), wire, (rejection, to) -> {
            if (rejection.origin() instanceof Origin.FeedLine) {
                to.batch().add(rejection, to.at());
            }
        });
        add(
                all,
                topics.rejected(),
                wire,
                (rejection, to) -> to.readFrom()
                        .ifPresentOrElse(
                                place -> to.batch().add(rejection, to.at(), place.file(), place.line()),
                                () -> to.batch().add(rejection, to.at())));
        return new RecordDecoder(all);
    }

    /** Decodes everything else: figures and reports. */
    static RecordDecoder ofFigures(Topics topics, Wire wire) {
        Map<String, TopicDecoder<?>> all = new HashMap<>();
        add(all, topics.dailyTotals(), wire, (total, to) -> to.batch().add(total));
        add(all, topics.monthlyChanges(), wire, (change, to) -> to.batch().add(change));
        add(all, topics.rollingTotals(), wire, (rolling, to) -> to.batch().add(rolling, to.partition()));
        add(all, topics.commodityTotals(), wire, (total, to) -> to.batch().add(total));
        add(all, topics.fates(), wire, (count, to) -> to.batch().add(count));
        add(all, topics.namedLists(), wire, (named, to) -> to.batch().add(named));
        add(all, topics.listFates(), wire, (fate, to) -> to.batch().add(fate));
        add(all, topics.feeds(), wire, (report, to) -> to.batch().add(report));
        add(all, topics.quarantined(), wire, (quarantine, to) -> to.batch().add(quarantine));
        add(all, topics.operatorActions(), wire, (action, to) -> to.batch().add(action));
        return new RecordDecoder(all);
    }

    private static <V> void add(
            Map<String, TopicDecoder<?>> decoders, Topic<V> topic, Wire wire, BiConsumer<V, Target> add) {
        decoders.put(topic.name(), new TopicDecoder<>(wire.codec(topic), topic.isAdvisory(), add));
    }

    /** The names of the topics that can be decoded. */
    Set<String> topics() {
        return decoders.keySet();
    }

    /**
     * Adds a record's value to the batch, or skips it.
     *
     * @throws StoreException if it cannot be decoded and figures depend on it, with topic, partition and offset
     */
    void decode(ConsumerRecord<byte[], byte[]> record, Batch batch) {
        TopicDecoder<?> decoder = decoders.get(record.topic());
        if (decoder == null) {
            throw new IllegalStateException("no decoder for topic " + record.topic());
        }
        Optional<String> problem = decoder.decode(
                record.value(),
                new Target(
                        batch,
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()),
                        record.headers().lastHeader(FilePlace.HEADER)));
        if (problem.isEmpty()) {
            return;
        }
        String place = record.topic() + " partition " + record.partition() + " offset " + record.offset();
        if (!decoder.isAdvisory()) {
            throw new StoreException("cannot decode " + place + ": " + problem.get()
                    + ". Only Landport may write this topic. If a newer version wrote the record, run that version;"
                    + " otherwise compute all topics again with 'landport rebuild'");
        }
        skip(place, problem.get());
    }

    private void skip(String place, String problem) {
        skipped++;
        if (skipped <= LOGGED || skipped % LOGGED_EVERY == 0) {
            log.warn("skipped a record that cannot be decoded: {}: {} (skipped so far: {})", place, problem, skipped);
        }
    }

    private record Target(
            Batch batch,
            int partition,
            long offset,
            Instant at,
            @Nullable Header place) {
        Optional<FilePlace> readFrom() {
            return place == null ? Optional.empty() : FilePlace.ofHeader(place.value());
        }
    }

    private record TopicDecoder<V>(Codec<V> codec, boolean isAdvisory, BiConsumer<V, Target> add) {
        /** Returns why the bytes could not be decoded; empty if they were. */
        Optional<String> decode(byte @Nullable [] bytes, Target target) {
            if (bytes == null) {
                return Optional.of("the record has no value");
            }
            Decoded<V> decoded = codec.decode(bytes);
            decoded.value().ifPresent(value -> add.accept(value, target));
            return decoded.problem();
        }
    }
}
