package io.landport.consumer;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.admin.StoredTopics;
import io.landport.kafka.read.PublishedBook;
import io.landport.kafka.read.RepeatedTask;
import io.landport.kafka.read.TopicFollower;
import io.landport.store.StoreException;
import io.landport.store.StoreUnavailableException;
import io.landport.store.StoredPartition;
import io.landport.store.write.DocumentClocks;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the received day of each partition of documents to the store, once all figures that follow from earlier days are stored: a day
 * before the received days of all partitions is settled. Streams publishes a received day after these figures, but to another topic, so the
 * store must first have read the topics of figures up to the ends that they have afterwards.
 */
public final class ReceivedClocks {
    private static final Logger log = LoggerFactory.getLogger(ReceivedClocks.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final Pipeline pipeline;
    private final Clocks store;
    private Map<TopicPartition, Optional<LocalDate>> written = Map.of();
    private @Nullable Pending pending;

    ReceivedClocks(Pipeline pipeline, Clocks store) {
        this.pipeline = pipeline;
        this.store = store;
    }

    /** How far the pipeline is. */
    interface Pipeline {
        /** All partitions of documents. */
        Set<TopicPartition> documents();

        /** The received days of partitions of documents up to which figures are published. */
        Map<TopicPartition, LocalDate> published();

        /** The current end offsets of figures. */
        Map<TopicPartition, Long> ends();
    }

    /** The store as this class uses it. */
    interface Clocks {
        /** The offsets up to which figures are stored. */
        Map<TopicPartition, Long> offsets();

        void write(Map<TopicPartition, Optional<LocalDate>> receivedDays) throws StoreUnavailableException;
    }

    /** Received days that are valid once the store has read figures up to these ends. */
    private record Pending(Map<TopicPartition, Optional<LocalDate>> receivedDays, Map<TopicPartition, Long> ends) {}

    /**
     * Starts writing. Closing the result ends it.
     *
     * @param topics of the generation
     * @param stored reads the offsets up to which the store has written the aggregate topics
     */
    public static AutoCloseable start(
            SinkSettings settings, Topics topics, Wire wire, Supplier<Map<TopicPartition, Long>> stored) {
        PublishedBook book = new PublishedBook(topics.published().partitions());
        TopicFollower<?> follower = TopicFollower.start(
                settings.kafka(), topics.published(), wire, (record, position) -> book.take(position));
        KafkaAdmin admin = new KafkaAdmin(settings.kafka());
        ReceivedClocks clocks = new ReceivedClocks(
                new LivePipeline(new Progress(admin), topics, book), new LiveStore(settings, stored));
        RepeatedTask task = new RepeatedTask("received-clocks", PERIOD, clocks::tryStep, admin::close);
        task.start();
        return () -> {
            try (follower) {
                task.close();
            }
        };
    }

    /** A server that does not answer is asked again at the next step. */
    void tryStep() {
        try {
            step();
        } catch (StoreUnavailableException | StoreException | KafkaException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("cannot store received days, retrying");
        }
    }

    /** Stores the days that became valid, and looks for new ones. */
    void step() throws StoreUnavailableException {
        Pending waiting = pending;
        if (waiting == null) {
            Map<TopicPartition, Optional<LocalDate>> days = receivedDays();
            if (days.equals(written)) {
                return;
            }
            waiting = new Pending(days, pipeline.ends());
            pending = waiting;
        }
        if (Progress.lag(store.offsets(), waiting.ends) == 0) {
            store.write(waiting.receivedDays);
            written = waiting.receivedDays;
            pending = null;
        }
    }

    private Map<TopicPartition, Optional<LocalDate>> receivedDays() {
        Map<TopicPartition, LocalDate> published = pipeline.published();
        if (published.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, Optional<LocalDate>> days = new HashMap<>();
        pipeline.documents().forEach(partition -> days.put(partition, Optional.ofNullable(published.get(partition))));
        return days;
    }

    private record LivePipeline(Progress progress, Topics topics, PublishedBook book) implements Pipeline {
        @Override
        public Set<TopicPartition> documents() {
            return progress.ends(topics.documentNames()).keySet();
        }

        @Override
        public Map<TopicPartition, LocalDate> published() {
            return book.receivedDays();
        }

        @Override
        public Map<TopicPartition, Long> ends() {
            return progress.ends(StoredTopics.all(topics));
        }
    }

    private record LiveStore(SinkSettings settings, Supplier<Map<TopicPartition, Long>> stored) implements Clocks {
        @Override
        public Map<TopicPartition, Long> offsets() {
            return stored.get();
        }

        @Override
        public void write(Map<TopicPartition, Optional<LocalDate>> receivedDays) throws StoreUnavailableException {
            Map<StoredPartition, Optional<LocalDate>> rows = new HashMap<>();
            receivedDays.forEach(
                    (partition, day) -> rows.put(new StoredPartition(partition.topic(), partition.partition()), day));
            DocumentClocks.write(settings.store(), settings.generation(), rows);
        }
    }
}
