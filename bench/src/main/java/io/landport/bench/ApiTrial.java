package io.landport.bench;

import io.landport.api.AnswersMount;
import io.landport.bench.api.Readers;
import io.landport.bench.api.Readers.ReaderFigures;
import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.BrokerAdmin;
import io.landport.bench.trial.MarkerArrivals;
import io.landport.bench.workload.Markers;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.query.StoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Measures the pipeline at a fixed rate, first alone and then with readers of the API, and the readers. */
final class ApiTrial {
    private static final String CANDIDATE = "g1";
    private static final int RATE = 5_000;
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int DIGITS = 3;

    private final Path data;
    private final long seed;
    private final Duration warmUp;
    private final Duration length;
    private final int readers;
    private final Duration period;
    private final Consumer<String> progress;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param length of each of the two measurements
     * @param period between two questions of a reader
     */
    ApiTrial(
            Path data,
            long seed,
            Duration warmUp,
            Duration length,
            int readers,
            Duration period,
            Consumer<String> progress) {
        this.data = data;
        this.seed = seed;
        this.warmUp = warmUp;
        this.length = length;
        this.readers = readers;
        this.period = period;
        this.progress = progress;
    }

    /**
     * The figures.
     *
     * @param alone latency of the pipeline without readers, in microseconds
     * @param beside its latency with them
     * @param missing documents that did not arrive in time
     */
    record ApiFigures(Histogram alone, Histogram beside, int missing, ReaderFigures readers) {}

    ApiFigures run() throws IOException, SQLException {
        Candidate candidate = Candidates.of(CANDIDATE);
        try (ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
                BrokerAdmin admin = new BrokerAdmin(servers.bootstrapServers())) {
            TrialEnvironment environment = environment(servers);
            admin.create(candidate.input());
            try (RunningProgram running = RunningProgram.start(candidate, environment, admin);
                    MarkerArrivals arrivals = MarkerArrivals.in(
                            candidate.table().orElseThrow(),
                            environment.databaseUrl(),
                            environment.databaseUser(),
                            clock);
                    AnswersMount answers = new AnswersMount(() -> reader(environment), () -> Set.of("us-bts"), clock);
                    FrontDoor door = FrontDoor.with(HttpSettings.onLoopback(0), clock)
                            .mount(answers)
                            .start();
                    ChildProcess feed = FeedMain.start(
                            candidate,
                            environment.bootstrapServers(),
                            seed,
                            RATE,
                            warmUp.plus(length).plus(length))) {
                return figures(running, arrivals, door, Instant.parse(feed.line()));
            }
        }
    }

    private ApiFigures figures(RunningProgram running, MarkerArrivals arrivals, FrontDoor door, Instant first)
            throws SQLException {
        Instant quiet = first.plus(warmUp);
        Instant busy = quiet.plus(length);
        progress.accept("%,d documents/s, without readers".formatted(RATE));
        arrivals.record(busy);
        progress.accept("with %,d readers, each with a question every %d ms".formatted(readers, period.toMillis()));
        CompletableFuture<ReaderFigures> read = CompletableFuture.supplyAsync(() -> read(door));
        arrivals.record(busy.plus(length).plus(GRACE));
        running.programs().forEach(ChildProcess::requireAlive);
        Map<String, Instant> seen = arrivals.seen();
        Histogram alone = new Histogram(DIGITS);
        Histogram beside = new Histogram(DIGITS);
        int missing = latencies(first, seen, warmUp, alone) + latencies(first, seen, warmUp.plus(length), beside);
        return new ApiFigures(alone, beside, missing, read.join());
    }

    private ReaderFigures read(FrontDoor door) {
        try {
            return new Readers(door.address(), readers, period).run(length);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Adds the latencies of the markers from a time on; returns how many are missing. */
    private int latencies(Instant first, Map<String, Instant> seen, Duration from, Histogram micros) {
        int missing = 0;
        long begin = from.dividedBy(FeedMain.MARKER_PERIOD);
        long end = from.plus(length).dividedBy(FeedMain.MARKER_PERIOD);
        for (int marker = (int) begin; marker < end; marker++) {
            Instant due = first.plus(FeedMain.MARKER_PERIOD.multipliedBy(marker));
            Instant arrived = seen.get(Markers.key(marker));
            if (arrived == null) {
                missing++;
            } else {
                micros.recordValue(Math.max(0, Duration.between(due, arrived).toNanos() / 1_000));
            }
        }
        return missing;
    }

    private static StoreReader reader(TrialEnvironment environment) {
        return StoreReader.open(environment.databaseUrl(), environment.databaseUser(), "");
    }

    private TrialEnvironment environment(ServerProcesses servers) throws IOException {
        return new TrialEnvironment(
                "api",
                servers.bootstrapServers(),
                servers.databaseUrl(),
                servers.databaseUser(),
                Files.createDirectories(data.resolve("api")),
                0,
                seed);
    }
}
