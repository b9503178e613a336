package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TotalTable;
import io.landport.bench.candidate.World;
import io.landport.bench.process.Child;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.Arrivals;
import io.landport.bench.trial.Watch;
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
import org.HdrHistogram.Histogram;

/**
 * From the moment at which a message was to be sent to its daily row in the database. A message that had to wait for the
 * sender counts that wait: nothing is omitted because something was slow.
 */
final class Latency {
    /** Not counted: compilers and caches warm up, and what waited for them meanwhile is worked off. */
    private static final Duration WARM_UP = Duration.ofSeconds(150);

    /** Whoever needs longer for the last messages has not kept up. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final long MAX_LATE_MILLIS = 1000;
    private static final int DIGITS = 3;

    private final Path data;
    private final long seed;
    private final Duration length;
    private final Clock clock = Clock.systemUTC();

    /** @param length of what is counted */
    Latency(Path data, long seed, Duration length) {
        this.data = data;
        this.seed = seed;
        this.length = length;
    }

    /**
     * What a rate led to.
     *
     * @param micros of each marker; one that never arrived counts until the end
     * @param missing markers that did not arrive in time
     * @param lateMillis by how much the sender itself fell behind at most
     * @param problem why there is nothing else, empty where there is
     */
    record Result(Candidate candidate, int rate, Histogram micros, int missing, long lateMillis, String problem) {

        static Result failed(Candidate candidate, int rate, String problem) {
            return new Result(candidate, rate, new Histogram(DIGITS), 0, 0, problem);
        }

        /** Whether the pipeline, and the sender, kept up. */
        boolean isHeld() {
            return problem.isEmpty() && missing == 0 && lateMillis < MAX_LATE_MILLIS;
        }
    }

    /** Sends at a rate to a candidate that writes to the database. */
    Result measure(Candidate candidate, int rate, ServerProcesses servers, Watch watch)
            throws IOException, SQLException {
        TotalTable table = candidate.table().orElseThrow();
        World world = world(candidate, rate, servers);
        watch.make(candidate.input());
        try (RunningProgram running = RunningProgram.start(candidate, world, watch);
                Arrivals arrivals = Arrivals.in(table, world.databaseUrl(), world.databaseUser(), clock);
                Child feed = FeedMain.start(candidate, world.bootstrapServers(), seed, rate, WARM_UP.plus(length))) {
            Instant first = Instant.parse(feed.line());
            Instant end = first.plus(WARM_UP).plus(length);
            arrivals.note(end.plus(GRACE));
            running.programs().forEach(Child::requireAlive);
            return result(candidate, rate, first, arrivals.seen(), Long.parseLong(feed.line()));
        } catch (IllegalStateException failed) {
            return Result.failed(candidate, rate, String.valueOf(failed.getMessage()));
        } finally {
            watch.remove(List.of(candidate.input().topic()), world.run());
        }
    }

    private Result result(Candidate candidate, int rate, Instant first, Map<String, Instant> seen, long lateMillis) {
        Histogram micros = new Histogram(DIGITS);
        int missing = 0;
        long from = WARM_UP.dividedBy(FeedMain.MARKER_PERIOD);
        long to = WARM_UP.plus(length).dividedBy(FeedMain.MARKER_PERIOD);
        Instant end = first.plus(WARM_UP).plus(length).plus(GRACE);
        for (int marker = (int) from; marker < to; marker++) {
            Instant due = first.plus(FeedMain.MARKER_PERIOD.multipliedBy(marker));
            Instant arrived = seen.get(Markers.key(marker));
            missing += arrived == null ? 1 : 0;
            micros.recordValue(Math.max(
                    0, Duration.between(due, arrived == null ? end : arrived).toNanos() / 1000));
        }
        return new Result(candidate, rate, micros, missing, lateMillis, "");
    }

    private World world(Candidate candidate, int rate, ServerProcesses servers) throws IOException {
        String run = candidate.code() + "-at-" + rate;
        return new World(
                run,
                servers.bootstrapServers(),
                servers.databaseUrl(),
                servers.databaseUser(),
                Files.createDirectories(data.resolve(run)),
                0,
                seed);
    }
}
