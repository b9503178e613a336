package io.landport.bench;

import io.landport.bench.candidate.TotalTable;
import io.landport.bench.fire.FireTarget;
import io.landport.bench.fire.PipelineUnderFire;
import io.landport.bench.fire.StreamsProcesses;
import io.landport.bench.trial.MarkerArrivals;
import io.landport.bench.workload.Markers;
import io.landport.bench.workload.Workload;
import io.landport.launcher.StageFactory;
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
 * Kills one of several streams processes without restarting it. Measures the time until the others have its partitions and the totals
 * of new documents in them are in the store.
 */
final class Recovery {
    private static final String CANDIDATE = "g1";
    private static final int PERCENT = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MAX_RECOVERY = Duration.ofSeconds(60);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

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
     * Times from the kill.
     *
     * @param rebalanced until the group consists of the other processes alone
     * @param firstTotals until the first new total of each document partition of the killed process
     * @param othersFirstTotals the same for the other partitions
     * @param isClean whether verification found no differences
     */
    record RecoveryResult(
            Optional<Duration> rebalanced,
            Map<Integer, Duration> firstTotals,
            Map<Integer, Duration> othersFirstTotals,
            boolean isClean) {

        /** Until the last of the partitions had its first total; empty if one timed out. */
        Optional<Duration> recovered() {
            return firstTotals.values().stream()
                    .max(Duration::compareTo)
                    .filter(worst -> worst.compareTo(MAX_RECOVERY) < 0);
        }
    }

    /**
     * @param documents number of documents in state
     * @param streams the processes, of which the first is killed
     */
    RecoveryResult measure(int documents, StreamsProcesses streams) throws IOException, SQLException {
        TotalTable table = Candidates.of(CANDIDATE).table().orElseThrow();
        try (PipelineUnderFire pipeline = PipelineUnderFire.start(data, streams)) {
            String brokers = pipeline.servers().bootstrapServers();
            int messages = Math.toIntExact((long) documents * PERCENT / Workload.NEW_PERCENT);
            progress.accept("publishing %,d messages".formatted(messages));
            FillMain.fill(CANDIDATE, brokers, new Workload(seed), 0, messages);
            pipeline.awaitCaughtUp();
            progress.accept("caught up; sending markers");
            try (MarkerArrivals arrivals = MarkerArrivals.in(
                            table,
                            pipeline.servers().databaseUrl(),
                            pipeline.servers().databaseUser(),
                            clock);
                    GroupMembers members = new GroupMembers(
                            brokers,
                            StageFactory.of(pipeline.installation()).streams().applicationId());
                    MarkerFeed feed = MarkerFeed.start(brokers, clock)) {
                arrivals.record(clock.instant().plus(WARM_UP));
                GroupMembers.Assignment before = members.assignment();
                Instant killed = clock.instant();
                pipeline.kill(FireTarget.STREAMS_ONE);
                Optional<Duration> rebalanced = observe(arrivals, members, before, killed);
                Set<Integer> lost = before.lostBy(members.assignment());
                Map<Integer, Duration> first = firstTotals(arrivals.seen(), feed.stop(), killed);
                progress.accept("verifying");
                pipeline.restart(FireTarget.STREAMS_ONE);
                pipeline.awaitCaughtUp();
                return new RecoveryResult(
                        rebalanced,
                        only(first, lost, true),
                        only(first, lost, false),
                        pipeline.verify().isClean());
            }
        }
    }

    /** Records arrivals for half of the longest recovery; returns the time until the group had removed the killed process. */
    private Optional<Duration> observe(
            MarkerArrivals arrivals, GroupMembers members, GroupMembers.Assignment before, Instant killed)
            throws SQLException {
        Optional<Duration> rebalanced = Optional.empty();
        Instant end = killed.plus(MAX_RECOVERY.dividedBy(2));
        while (clock.instant().isBefore(end)) {
            arrivals.record(clock.instant().plus(POLL_INTERVAL));
            if (rebalanced.isEmpty() && members.isStableWithFewer(before)) {
                rebalanced = Optional.of(Duration.between(killed, clock.instant()));
            }
        }
        return rebalanced;
    }

    /** By document partition; the maximum for one without a total. */
    private static Map<Integer, Duration> firstTotals(
            Map<String, Instant> arrived, Map<Integer, MarkerFeed.SentMarker> sent, Instant killed) {
        Map<Integer, Duration> first = new TreeMap<>();
        sent.forEach((marker, message) -> {
            if (message.at().isAfter(killed)) {
                Instant seen = arrived.getOrDefault(Markers.key(marker), killed.plus(MAX_RECOVERY));
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
