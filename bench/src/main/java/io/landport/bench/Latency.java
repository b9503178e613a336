package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TotalTable;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.BrokerAdmin;
import io.landport.bench.trial.MarkerArrivals;
import io.landport.bench.workload.Markers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Measures the time from the due time of a message to its daily row in the database. A delay of the sender is part of the latency,
 * which avoids coordinated omission.
 */
final class Latency {
    /** A candidate that needs longer for the last messages has not kept up. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * The time from reading the counters to the first message that counts. The first reading kept a broker busy for 1.7 seconds at 20,000
     * messages a second.
     */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private static final long MAX_LATE_MILLIS = 1000;
    private static final int DIGITS = 3;

    private final Path data;
    private final long seed;
    private final Duration warmUp;
    private final Duration length;
    private final Clock clock = Clock.systemUTC();

    /**
     * Measures after a warm-up.
     *
     * @param warmUp not counted: the JVM and caches warm up, and the backlog of this time is processed; at least {@link #SETTLING}
     * @param length of the measured time
     */
    Latency(Path data, long seed, Duration warmUp, Duration length) {
        this.data = data;
        this.seed = seed;
        this.warmUp = warmUp;
        this.length = length;
    }

    /**
     * The result of one rate.
     *
     * @param micros latency of each marker; of a missing one, the time to the end
     * @param missing number of markers that did not arrive in time
     * @param lateMillis greatest delay of the sender
     * @param costs of a document; empty if there is a problem
     * @param problem why there are no figures; empty if there are
     */
    record LatencyResult(
            Candidate candidate,
            int rate,
            Histogram micros,
            int missing,
            long lateMillis,
            Optional<DocumentCosts> costs,
            String problem) {

        static LatencyResult failed(Candidate candidate, int rate, String problem) {
            return new LatencyResult(candidate, rate, new Histogram(DIGITS), 0, 0, Optional.empty(), problem);
        }

        /** Whether candidate and sender kept up with the rate. */
        boolean hasKeptUp() {
            return problem.isEmpty() && missing == 0 && lateMillis < MAX_LATE_MILLIS;
        }
    }

    /** Runs a candidate that writes to the database at a rate. */
    LatencyResult measure(Candidate candidate, int rate, ServerProcesses servers, BrokerAdmin admin)
            throws IOException, SQLException {
        TotalTable table = candidate.table().orElseThrow();
        TrialEnvironment environment = environment(candidate, rate, servers);
        admin.create(candidate.input());
        try (RunningProgram running = RunningProgram.start(candidate, environment, admin);
                MarkerArrivals arrivals =
                        MarkerArrivals.in(table, environment.databaseUrl(), environment.databaseUser(), clock);
                ChildProcess feed =
                        FeedMain.start(candidate, environment.bootstrapServers(), seed, rate, warmUp.plus(length))) {
            Instant first = Instant.parse(feed.line());
            Instant begin = first.plus(warmUp);
            Supplier<CostSample> sample =
                    () -> CostSample.take(candidate, environment, running.programs(), servers, admin);
            // By other threads: an arrival that is recorded late would count as latency.
            arrivals.record(first.plus(warmUp.dividedBy(2)));
            CompletableFuture<CostSample> rehearsal = CompletableFuture.supplyAsync(sample);
            arrivals.record(begin.minus(SETTLING));
            rehearsal.join();
            CompletableFuture<CostSample> before = CompletableFuture.supplyAsync(sample);
            arrivals.record(begin.plus(length));
            CompletableFuture<CostSample> after = CompletableFuture.supplyAsync(sample);
            arrivals.record(begin.plus(length).plus(GRACE));
            running.programs().forEach(ChildProcess::requireAlive);
            long documents = rate * length.plus(SETTLING).toSeconds();
            DocumentCosts costs = DocumentCosts.between(before.join(), after.join(), documents);
            return result(candidate, rate, first, arrivals.seen(), Long.parseLong(feed.line()), costs);
        } catch (IllegalStateException failed) {
            return LatencyResult.failed(candidate, rate, String.valueOf(failed.getMessage()));
        } finally {
            admin.delete(List.of(candidate.input().topic()), environment.run());
        }
    }

    private LatencyResult result(
            Candidate candidate,
            int rate,
            Instant first,
            Map<String, Instant> seen,
            long lateMillis,
            DocumentCosts costs) {
        Histogram micros = new Histogram(DIGITS);
        int missing = 0;
        long from = warmUp.dividedBy(FeedMain.MARKER_PERIOD);
        long to = warmUp.plus(length).dividedBy(FeedMain.MARKER_PERIOD);
        Instant end = first.plus(warmUp).plus(length).plus(GRACE);
        for (int marker = (int) from; marker < to; marker++) {
            Instant due = first.plus(FeedMain.MARKER_PERIOD.multipliedBy(marker));
            Instant arrived = seen.get(Markers.key(marker));
            missing += arrived == null ? 1 : 0;
            micros.recordValue(Math.max(
                    0, Duration.between(due, arrived == null ? end : arrived).toNanos() / 1000));
        }
        return new LatencyResult(candidate, rate, micros, missing, lateMillis, Optional.of(costs), "");
    }

    private TrialEnvironment environment(Candidate candidate, int rate, ServerProcesses servers) throws IOException {
        String run = candidate.code() + "-at-" + rate;
        return new TrialEnvironment(
                run,
                servers.bootstrapServers(),
                servers.databaseUrl(),
                servers.databaseUser(),
                Files.createDirectories(data.resolve(run)),
                0,
                seed);
    }
}
