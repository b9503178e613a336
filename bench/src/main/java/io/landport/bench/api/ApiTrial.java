package io.landport.bench.api;

import io.landport.api.AnswersMount;
import io.landport.bench.api.Readers.ReaderFigures;
import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.comparison.Candidates;
import io.landport.bench.comparison.LoadMain;
import io.landport.bench.comparison.RunningProgram;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.MarkerArrivals;
import io.landport.bench.trial.MarkerArrivals.MarkerLatencies;
import io.landport.bench.trial.Session;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.query.StorePool;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Measures the pipeline at a fixed rate, first alone and then with readers of the API, and the readers.
 *
 * @param length of each of the two measurements
 */
public record ApiTrial(Session session, Duration warmUp, Duration length) {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String CANDIDATE = "g1";
    private static final int RATE = 5_000;
    private static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * The figures.
     *
     * @param alone latency of the pipeline without readers
     * @param beside its latency with them
     */
    public record ApiFigures(MarkerLatencies alone, MarkerLatencies beside, ReaderFigures readers) {}

    /** @param period between two questions of a reader */
    public ApiFigures run(int readers, Duration period) throws IOException, SQLException {
        Candidate candidate = Candidates.of(CANDIDATE);
        Clock clock = Clock.systemUTC();
        try (ServerProcesses servers = ServerProcesses.start(session.data().resolve("servers"))) {
            TrialEnvironment environment = TrialEnvironment.of("api", servers, session.data());
            servers.admin().create(List.of(candidate.input().topic()));
            try (RunningProgram running = RunningProgram.start(candidate, environment, servers);
                    MarkerArrivals arrivals = MarkerArrivals.in(environment);
                    AnswersMount answers = new AnswersMount(most -> pool(environment, most));
                    FrontDoor door = FrontDoor.with(HttpSettings.onLoopback(0), clock)
                            .mount(answers)
                            .start();
                    ChildProcess feed = LoadMain.feed(
                            CANDIDATE,
                            environment,
                            session.seed(),
                            RATE,
                            warmUp.plus(length).plus(length))) {
                Readers pool = new Readers(door.address(), readers, period);
                ApiFigures figures = figures(Instant.parse(feed.line()), arrivals, pool);
                running.requireAlive();
                return figures;
            }
        }
    }

    private ApiFigures figures(Instant first, MarkerArrivals arrivals, Readers readers) throws SQLException {
        Duration busy = warmUp.plus(length);
        Duration all = busy.plus(length);
        Instant end = first.plus(all).plus(GRACE);
        session.step("%,d documents/s, without readers", RATE);
        arrivals.record(first.plus(busy));
        session.step("with readers");
        CompletableFuture<ReaderFigures> read = CompletableFuture.supplyAsync(() -> runReaders(readers));
        arrivals.record(end);
        return new ApiFigures(
                arrivals.latencies(first, LoadMain.MARKER_PERIOD, warmUp, busy, end),
                arrivals.latencies(first, LoadMain.MARKER_PERIOD, busy, all, end),
                read.join());
    }

    private ReaderFigures runReaders(Readers readers) {
        try {
            return readers.run(length);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StorePool pool(TrialEnvironment environment, int most) {
        return new StorePool(environment.databaseUrl(), environment.databaseUser(), "", TIMEOUT, most);
    }
}
