package io.landport.kafka.progress;

import io.landport.contract.Topics;
import io.landport.kafka.admin.Progress;
import io.landport.kafka.admin.StoredTopics;
import io.landport.kafka.read.PublishedPositions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until all records that are in the topics now have reached the store, stage by stage: streams has read the documents,
 * has published their changes and has counted the lists that they name; the consumer has written the aggregates. The end
 * offsets of a stage are read after the previous stage has reached its own, because only then is its input complete.
 *
 * <p>It compares exact offsets, unlike the lag that monitoring shows: who waits wants to read what was written before, by any
 * producer, and must not wait for what arrives later. A lag would be of the current ends, and of records that were committed a
 * moment ago.
 */
public final class CaughtUp {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Progress progress;
    private final Topics topics;
    private final String intakeGroup;
    private final String streamsGroup;
    private final String namings;
    private final Supplier<PublishedPositions> positions;
    private final Supplier<Map<TopicPartition, Long>> store;

    /**
     * @param intakeGroup the application id of intake
     * @param streamsGroup the application id of streams
     * @param namings the internal topic with the lists that are named; its results are published with the commit that reads
     *     it
     * @param positions opened for each wait
     * @param store the next offset of the store by partition of the aggregate topics
     */
    public CaughtUp(
            Progress progress,
            Topics topics,
            String intakeGroup,
            String streamsGroup,
            String namings,
            Supplier<PublishedPositions> positions,
            Supplier<Map<TopicPartition, Long>> store) {
        this.progress = progress;
        this.topics = topics;
        this.intakeGroup = intakeGroup;
        this.streamsGroup = streamsGroup;
        this.namings = namings;
        this.positions = positions;
        this.store = store;
    }

    /** @throws NotCaughtUpException after the timeout, with the stage and its lag */
    public void await(Duration timeout) {
        await(timeout, lag -> {});
    }

    /**
     * The same.
     *
     * @param waiting receives the stage and its lag several times a second
     */
    public void await(Duration timeout, Consumer<String> waiting) {
        long deadline = System.nanoTime() + timeout.toNanos();
        await(lag -> {
            if (System.nanoTime() > deadline) {
                throw new NotCaughtUpException("after " + timeout.toSeconds() + " s " + lag);
            }
            waiting.accept(lag);
        });
    }

    /**
     * Waits without a timeout. Records that arrive while it waits are not waited for.
     *
     * @param waiting receives the stage and its lag several times a second; throws to stop waiting
     */
    public void await(Consumer<String> waiting) {
        await(
                "intake has not read all records of feeds",
                progress.ends(topics.intakeNames()),
                () -> progress.committed(intakeGroup),
                waiting);
        awaitDocuments(waiting);
    }

    /** The same for the documents in their topics: does not wait for intake, which may not be running. */
    public void awaitDocuments(Consumer<String> waiting) {
        try (PublishedPositions published = positions.get()) {
            await(
                    "streams has not read all documents",
                    published.readable(progress.ends(topics.documentNames())),
                    () -> progress.committed(streamsGroup),
                    waiting);
            await(
                    "streams has not published the results of all documents",
                    published.documents(),
                    published::published,
                    waiting);
            await(
                    "streams has not counted all named lists",
                    published.nextOffsets(progress.ends(List.of(namings))),
                    () -> progress.committed(streamsGroup),
                    waiting);
        }
        await("the consumer has not written all totals", progress.ends(aggregates()), store, waiting);
    }

    /** A stage did not catch up before the timeout. */
    public static final class NotCaughtUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotCaughtUpException(String message) {
            super(message);
        }
    }

    private List<String> aggregates() {
        return Stream.concat(
                        StoredTopics.all(topics).stream(),
                        Stream.of(topics.receipts().name()))
                .toList();
    }

    private static void await(
            String unfinished,
            Map<TopicPartition, Long> wanted,
            Supplier<Map<TopicPartition, Long>> reached,
            Consumer<String> waiting) {
        long lag = Progress.lag(reached.get(), wanted);
        while (lag > 0) {
            waiting.accept("%s: lag %,d records".formatted(unfinished, lag));
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            lag = Progress.lag(reached.get(), wanted);
        }
    }
}
