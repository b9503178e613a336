package io.landport.bench.comparison;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.MarkerArrivals;
import io.landport.bench.trial.MarkerArrivals.MarkerLatencies;
import io.landport.bench.trial.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/**
 * Measures the time from the due time of a message to its daily row in the database. A delay of the sender is part of the latency,
 * which avoids coordinated omission.
 *
 * @param warmUp not counted: the JVM and caches warm up, and the backlog of this time is processed; at least {@link #SETTLING}
 * @param length of the measured time
 */
public record Latency(Session session, Duration warmUp, Duration length) {
    /** A candidate that needs longer for the last messages has not kept up. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * The time from reading the counters to the first message that counts. The first reading kept a broker busy for 1.7 seconds at 20,000
     * messages a second.
     */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private static final long MAX_LATE_MILLIS = 1000;

    /**
     * The result of one rate.
     *
     * @param micros latency of each marker; of a missing one, the time to the end
     * @param missing number of markers that did not arrive in time
     * @param lateMillis greatest delay of the sender
     */
    public record LatencyFigures(Histogram micros, int missing, long lateMillis, DocumentCosts costs) {
        /** Whether candidate and sender kept up with the rate. */
        public boolean hasKeptUp() {
            return missing == 0 && lateMillis < MAX_LATE_MILLIS;
        }
    }

    /**
     * The result of one rate, or why there is none.
     *
     * @param problem empty if there are figures
     */
    public record LatencyResult(Candidate candidate, int rate, Optional<LatencyFigures> figures, String problem) {
        /** CPU time of a document over that of one when catching up; empty if one of them is unknown. */
        public Optional<Double> over(List<CandidateResults> catchingUp) {
            return figures.flatMap(known -> catchingUp.stream()
                    .filter(results -> results.candidate().equals(candidate) && results.hasFigures())
                    .findFirst()
                    .map(results -> known.costs().cpu().all()
                            / results.median(run -> run.cpu().all())));
        }
    }

    /** Runs a candidate that writes to the database at a rate. */
    public LatencyResult measure(Candidate candidate, int rate, ServerProcesses servers)
            throws IOException, SQLException {
        TrialEnvironment environment = TrialEnvironment.of(candidate.code() + "-at-" + rate, servers, session.data());
        servers.admin().create(List.of(candidate.input().topic()));
        try (RunningProgram running = RunningProgram.start(candidate, environment, servers);
                MarkerArrivals arrivals = MarkerArrivals.in(environment);
                ChildProcess feed =
                        LoadMain.feed(candidate.code(), environment, session.seed(), rate, warmUp.plus(length))) {
            return new LatencyResult(candidate, rate, Optional.of(figures(rate, feed, arrivals, running)), "");
        } catch (IllegalStateException e) {
            return new LatencyResult(candidate, rate, Optional.empty(), String.valueOf(e.getMessage()));
        } finally {
            servers.admin().delete(List.of(candidate.input().name()), environment.run());
        }
    }

    /** Samples are taken by other threads: an arrival that is recorded late would count as latency. */
    private LatencyFigures figures(int rate, ChildProcess feed, MarkerArrivals arrivals, RunningProgram running)
            throws SQLException {
        Instant first = Instant.parse(feed.line());
        Instant begin = first.plus(warmUp);
        Instant end = begin.plus(length).plus(GRACE);
        arrivals.record(first.plus(warmUp.dividedBy(2)));
        CompletableFuture<CostSample> rehearsal = CompletableFuture.supplyAsync(running::costs);
        arrivals.record(begin.minus(SETTLING));
        rehearsal.join();
        CompletableFuture<CostSample> before = CompletableFuture.supplyAsync(running::costs);
        arrivals.record(begin.plus(length));
        CompletableFuture<CostSample> after = CompletableFuture.supplyAsync(running::costs);
        arrivals.record(end);
        running.requireAlive();
        DocumentCosts costs = DocumentCosts.between(
                before.join(), after.join(), rate * length.plus(SETTLING).toSeconds());
        MarkerLatencies latencies = arrivals.latencies(first, LoadMain.MARKER_PERIOD, warmUp, warmUp.plus(length), end);
        return new LatencyFigures(latencies.micros(), latencies.missing(), Long.parseLong(feed.line()), costs);
    }
}
