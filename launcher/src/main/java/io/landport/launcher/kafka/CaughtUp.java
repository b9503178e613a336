package io.landport.launcher.kafka;

import io.landport.contract.Topic;
import io.landport.contract.Topics;
import io.landport.domain.document.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until everything that is in the topics now has reached the store, stage by stage: documents read by streams, what
 * they change published by streams, lists that they name counted by streams, aggregates read by the consumer into the store. Each stage's end is looked up once the stage
 * before it has come that far, for only then is its own output complete.
 */
public final class CaughtUp {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Progress progress;
    private final Topics topics;
    private final String streamsGroup;
    private final String namings;
    private final Supplier<PublishedPositions> positions;
    private final Supplier<Map<TopicPartition, Long>> store;

    /**
     * @param streamsGroup the application id of streams
     * @param namings the topic in which streams tells itself which lists are named; what follows from it is published as it is
     *     read
     * @param positions opened for each wait
     * @param store how far the store has come, by partition of the aggregate topics
     */
    public CaughtUp(
            Progress progress,
            Topics topics,
            String streamsGroup,
            String namings,
            Supplier<PublishedPositions> positions,
            Supplier<Map<TopicPartition, Long>> store) {
        this.progress = progress;
        this.topics = topics;
        this.streamsGroup = streamsGroup;
        this.namings = namings;
        this.positions = positions;
        this.store = store;
    }

    /** @throws NotCaughtUpException if the time is over first, naming the stage and how far behind it is */
    public void await(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        await(behind -> {
            if (System.nanoTime() > deadline) {
                throw new NotCaughtUpException("after " + timeout.toSeconds() + " s " + behind);
            }
        });
    }

    /**
     * Waits for as long as it takes: what comes meanwhile is not waited for, however much that is.
     *
     * @param waiting is told, some times a second, which stage is how far behind; it throws to give up
     */
    public void await(Consumer<String> waiting) {
        await(
                "streams has not read all documents",
                progress.ends(documents()),
                () -> progress.committed(streamsGroup),
                waiting);
        try (PublishedPositions published = positions.get()) {
            await(
                    "streams has not published all that follows from documents",
                    published.documents(),
                    published::published,
                    waiting);
            await(
                    "streams has not counted all namings of lists",
                    published.nextOffsets(progress.ends(List.of(namings))),
                    () -> progress.committed(streamsGroup),
                    waiting);
        }
        await("the consumer has not written all totals", progress.ends(aggregates()), store, waiting);
    }

    /** A stage did not come far enough in time. */
    public static final class NotCaughtUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotCaughtUpException(String message) {
            super(message);
        }
    }

    private List<String> documents() {
        return List.of(
                topics.documents(Channel.CUSTOMS).name(),
                topics.documents(Channel.E_COMMERCE).name());
    }

    private List<String> aggregates() {
        return Stream.<Topic<?>>of(
                        topics.dailyTotals(),
                        topics.dailyChanges(),
                        topics.rollingTotals(),
                        topics.commodityTotals(),
                        topics.fates(),
                        topics.namedLists(),
                        topics.listFates(),
                        topics.feeds(),
                        topics.quarantined(),
                        topics.rejected(),
                        topics.feedRejections())
                .map(Topic::name)
                .distinct()
                .toList();
    }

    private static void await(
            String unfinished,
            Map<TopicPartition, Long> wanted,
            Supplier<Map<TopicPartition, Long>> reached,
            Consumer<String> waiting) {
        long lag = Progress.lag(reached.get(), wanted);
        while (lag > 0) {
            waiting.accept("%s: %,d records to go".formatted(unfinished, lag));
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            lag = Progress.lag(reached.get(), wanted);
        }
    }
}
