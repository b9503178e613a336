package io.landport.console;

import io.landport.console.state.RecentLetters;
import io.landport.console.view.ConsoleState;
import io.landport.console.view.RejectedCrossing;
import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.contract.Wire;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Rejection;
import io.landport.kafka.read.BoundedReader;
import io.landport.monitor.ObservedPipeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the aggregate topics of a generation from their beginnings, and the latest rejections, into the state of the page. */
final class TopicReading implements AutoCloseable {
    /** The rejections and actions of each partition that are read. */
    private static final int LATEST = 1_000;

    private static final Map<String, String> LARGE_POLLS = Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Reader> readers = new HashMap<>();
    private final Map<TopicPartition, Long> beginnings = new HashMap<>();
    private final Map<TopicPartition, Long> ends;
    private long undecodable;
    private boolean isCaughtUp;

    /** Takes records with a value. */
    @FunctionalInterface
    private interface Reader {
        void take(ConsumerRecord<byte[], byte[]> record);
    }

    private TopicReading(ObservedPipeline pipeline, ConsoleState state, Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        Wire wire = pipeline.wire();
        add(wire, state.topics().dailyTotals(), (total, at) -> state.daily().take(total));
        add(wire, state.topics().fates(), (count, at) -> state.fates().take(count));
        add(
                wire,
                state.topics().published(),
                (position, at) -> state.published().take(position));
        List<TopicPartition> whole = partitions(readers.keySet());
        BiConsumer<Rejection, Instant> rejections = (rejection, at) -> {
            state.rejections().take(rejection, at);
            RejectedCrossing.of(rejection, state.documents(), state.reference())
                    .ifPresent(crossing -> state.rates().take(crossing, at));
        };
        add(wire, state.topics().rejected(), rejections);
        // The same topic in the first generation.
        add(wire, state.topics().feedRejections(), rejections);
        String deadLetters = state.topics().deadLetters().name();
        readers.put(
                deadLetters,
                record -> state.letters()
                        .take(
                                new Origin.TopicRecord(record.topic(), record.partition(), record.offset()),
                                at(record),
                                record.value()));
        String actions = state.topics().operatorActions().name();
        add(
                wire,
                state.topics().operatorActions(),
                (action, at) -> state.actions().take(action));
        Set<String> latest = new TreeSet<>(List.of(
                state.topics().rejected().name(),
                state.topics().feedRejections().name(),
                deadLetters,
                actions));
        List<TopicPartition> tails = partitions(latest);
        List<TopicPartition> all = new ArrayList<>(whole);
        all.addAll(tails);
        consumer.assign(all);
        ends = consumer.endOffsets(all);
        beginnings.putAll(consumer.beginningOffsets(all));
        tails.forEach(tail -> beginnings.merge(
                tail,
                ends.getOrDefault(tail, 0L) - (tail.topic().equals(deadLetters) ? RecentLetters.KEPT : LATEST),
                Math::max));
        beginnings.forEach(consumer::seek);
    }

    /** @throws org.apache.kafka.common.KafkaException if Kafka does not answer */
    static TopicReading open(ObservedPipeline pipeline, ConsoleState state) {
        Consumer<byte[], byte[]> consumer = BoundedReader.openFollowing(pipeline.client(), LARGE_POLLS);
        try {
            return new TopicReading(pipeline, state, consumer);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Reads what arrives within a time. Returns whether something did. */
    boolean poll(Duration atMost) {
        boolean isAny = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            isAny = true;
            if (record.value() != null) {
                readers.getOrDefault(record.topic(), unknown -> {}).take(record);
            }
        }
        return isAny;
    }

    /** How much is read of what was there at the start, in percent. */
    int percentRead() {
        if (isCaughtUp) {
            return 100;
        }
        long all = 0;
        long read = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long beginning = beginnings.getOrDefault(end.getKey(), 0L);
            all += end.getValue() - beginning;
            read += Math.min(end.getValue(), consumer.position(end.getKey())) - beginning;
        }
        isCaughtUp = read >= all;
        return isCaughtUp ? 100 : (int) (read * 100 / all);
    }

    /** Records that could not be decoded. */
    long undecodable() {
        return undecodable;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private <V> void add(Wire wire, Topic<V> topic, BiConsumer<V, Instant> reader) {
        Codec<V> codec = wire.codec(topic);
        readers.put(
                topic.name(),
                record -> codec.decode(record.value())
                        .value()
                        .ifPresentOrElse(decoded -> reader.accept(decoded, at(record)), () -> undecodable++));
    }

    private static Instant at(ConsumerRecord<?, ?> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }

    private List<TopicPartition> partitions(Iterable<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        topics.forEach(topic -> partitions.addAll(BoundedReader.partitions(consumer, topic)));
        return partitions;
    }
}
