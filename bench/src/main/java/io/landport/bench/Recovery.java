package io.landport.bench;

import io.landport.bench.candidate.TotalTable;
import io.landport.bench.fire.PipelineUnderFire;
import io.landport.bench.fire.Target;
import io.landport.bench.trial.Arrivals;
import io.landport.bench.workload.Markers;
import io.landport.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One of two streams processes is killed and not started again: how long until the other has its partitions, and the totals of
 * new documents in them are in the store.
 */
final class Recovery {
    private static final String CANDIDATE = "g1";
    private static final int PERCENT = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Path data;
    private final long seed;
    private final Consumer<String> progress;
    private final Clock clock = Clock.systemUTC();

    Recovery(Path data, long seed, Consumer<String> progress) {
        this.data = data;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * What came of it, counted from the kill.
     *
     * @param rebalanced until the group consisted of the other process alone
     * @param firstTotals until the first new total of each partition of documents that the killed process had
     * @param othersFirstTotals the same for the partitions that it had not
     * @param isClean whether nothing differs in the end
     */
    record Result(
            Optional<Duration> rebalanced,
            Map<Integer, Duration> firstTotals,
            Map<Integer, Duration> othersFirstTotals,
            boolean isClean) {

        /** Until the last of the partitions had its first total; empty where one had none in time. */
        Optional<Duration> recovered() {
            return firstTotals.values().stream().max(Duration::compareTo).filter(worst -> worst.compareTo(LONGEST) < 0);
        }
    }

    /** @param documents of state */
    Result measure(int documents) throws IOException, SQLException {
        TotalTable table = Candidates.of(CANDIDATE).table().orElseThrow();
        try (PipelineUnderFire pipeline = PipelineUnderFire.start(data)) {
            String brokers = pipeline.servers().bootstrapServers();
            int messages = Math.toIntExact((long) documents * PERCENT / Workload.NEW_PERCENT);
            progress.accept("loading %,d messages".formatted(messages));
            FillMain.fill(CANDIDATE, brokers, seed, 0, messages);
            pipeline.awaitSettled();
            progress.accept("settled; sending markers");
            try (Arrivals arrivals = Arrivals.in(
                            table,
                            pipeline.servers().databaseUrl(),
                            pipeline.servers().databaseUser(),
                            clock);
                    Members members = new Members(
                            brokers, pipeline.installation().stages().streams().applicationId());
                    MarkerFeed feed = MarkerFeed.start(brokers, clock)) {
                arrivals.note(clock.instant().plus(WARM_UP));
                Members.Owners before = members.owners();
                Instant killed = clock.instant();
                pipeline.kill(Target.STREAMS_ONE);
                Optional<Duration> rebalanced = watch(arrivals, members, before, killed);
                Set<Integer> lost = before.lostTo(members.owners());
                Map<Integer, Duration> first = firstTotals(arrivals.seen(), feed.stop(), killed);
                progress.accept("verifying");
                pipeline.startAgain(Target.STREAMS_ONE);
                pipeline.awaitSettled();
                return new Result(
                        rebalanced,
                        only(first, lost, true),
                        only(first, lost, false),
                        pipeline.verify().isClean());
            }
        }
    }

    /** Looks on for as long as recovery may take; until when the group had lost the killed process. */
    private Optional<Duration> watch(Arrivals arrivals, Members members, Members.Owners before, Instant killed)
            throws SQLException {
        Optional<Duration> rebalanced = Optional.empty();
        Instant end = killed.plus(LONGEST.dividedBy(2));
        while (clock.instant().isBefore(end)) {
            arrivals.note(clock.instant().plus(LOOK));
            if (rebalanced.isEmpty() && members.haveTakenOver(before)) {
                rebalanced = Optional.of(Duration.between(killed, clock.instant()));
            }
        }
        return rebalanced;
    }

    /** By partition of documents; the longest time there is for one that has none. */
    private static Map<Integer, Duration> firstTotals(
            Map<String, Instant> arrived, Map<Integer, MarkerFeed.Sent> sent, Instant killed) {
        Map<Integer, Duration> first = new TreeMap<>();
        sent.forEach((marker, message) -> {
            if (message.at().isAfter(killed)) {
                Instant seen = arrived.getOrDefault(Markers.key(marker), killed.plus(LONGEST));
                first.merge(
                        message.partition(),
                        Duration.between(killed, seen),
                        (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        });
        return first;
    }

    private static Map<Integer, Duration> only(Map<Integer, Duration> all, Set<Integer> partitions, boolean isIn) {
        Map<Integer, Duration> some = new TreeMap<>(all);
        some.keySet().removeIf(partition -> partitions.contains(partition) != isIn);
        return some;
    }
}
