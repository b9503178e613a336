package io.landport.console;

import io.landport.console.state.RecentLetters;
import io.landport.console.view.ConsoleState;
import io.landport.console.view.RejectedCrossing;
import io.landport.contract.Codec;
import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Rejection;
import io.landport.kafka.read.TopicCursor;
import io.landport.monitor.FeedHabits;
import io.landport.monitor.ObservedPipeline;
import io.landport.monitor.OpenDays;
import io.landport.monitor.meter.PipelineMeters.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the aggregate topics of a generation from their beginnings, and the latest rejections, into the state of the page. */
final class TopicReading implements AutoCloseable {
    /** The rejections and actions of each partition that are read. */
    private static final int LATEST = 1_000;

    private final ConsoleState state;
    private final boolean hasTotals;
    private final Wire wire;
    private final OpenDays calendar;
    private final FeedHabits habits;
    private final Map<String, TopicCursor.Reader> readers = new HashMap<>();
    private final TopicCursor cursor;
    private long undecodable;

    /** @param hasTotals whether daily totals, the largest topic, are read as well */
    TopicReading(ObservedPipeline pipeline, ConsoleState state, boolean hasTotals) {
        this.state = state;
        this.hasTotals = hasTotals;
        this.wire = pipeline.wire();
        this.calendar = new OpenDays(pipeline.reference());
        this.habits = new FeedHabits(calendar, state.clock().instant());
        Topics topics = state.topics();
        if (hasTotals) {
            add(
                    topics.dailyTotals(),
                    Long.MAX_VALUE,
                    (total, at) -> state.daily().take(total));
        }
        add(topics.fates(), Long.MAX_VALUE, (count, at) -> {
            state.fates().take(count);
            habits.take(count.key(), at);
        });
        add(
                topics.published(),
                Long.MAX_VALUE,
                (position, at) -> state.published().take(position));
        BiConsumer<Rejection, Instant> rejections = (rejection, at) -> {
            state.rejections().take(rejection, at);
            RejectedCrossing.of(rejection, state.documents(), state.reference())
                    .ifPresent(crossing -> state.rates().take(crossing, at));
        };
        add(topics.rejected(), LATEST, rejections);
        // The same topic in the first generation.
        add(topics.feedRejections(), LATEST, rejections);
        add(topics.operatorActions(), LATEST, (action, at) -> state.actions().take(action));
        add(
                topics.generations(),
                Long.MAX_VALUE,
                (generation, at) -> state.levels().put(generation.number(), generation.level()));
        add(topics.sourcePauses(), Long.MAX_VALUE, (pause, at) -> state.pauses().put(pause.source(), pause));
        readers.put(
                topics.deadLetters().name(),
                new TopicCursor.Reader(
                        RecentLetters.KEPT,
                        record -> state.letters()
                                .take(
                                        new Origin.TopicRecord(record.topic(), record.partition(), record.offset()),
                                        at(record),
                                        record.value())));
        this.cursor = new TopicCursor(pipeline.client(), readers);
    }

    /**
     * Reads what arrives within a time. Returns whether something did.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    boolean poll(Duration atMost) {
        return cursor.poll(atMost);
    }

    /** How much is read of what was there at the start, in percent. */
    int percentRead() {
        return cursor.percentRead();
    }

    /** Records that could not be decoded. */
    long undecodable() {
        return undecodable;
    }

    /** How long each source has been silent. None before totals are read: they say which crossings of a source are closed. */
    List<Silence> silences() {
        if (!hasTotals) {
            return List.of();
        }
        calendar.setCrossings(
                state.daily().sources().stream().collect(Collectors.toMap(source -> source, state.daily()::crossings)));
        return habits.silences(state.clock().instant());
    }

    @Override
    public void close() {
        cursor.close();
    }

    private <V> void add(Topic<V> topic, long latest, BiConsumer<V, Instant> reader) {
        Codec<V> codec = wire.codec(topic);
        readers.put(
                topic.name(),
                new TopicCursor.Reader(
                        latest,
                        record -> codec.decode(record.value())
                                .value()
                                .ifPresentOrElse(decoded -> reader.accept(decoded, at(record)), () -> undecodable++)));
    }

    private static Instant at(ConsumerRecord<?, ?> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }
}
