package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.BrokerAdmin;
import io.landport.bench.trial.Trial;
import io.landport.bench.trial.TrialOutcome;
import io.landport.bench.workload.Markers;
import io.landport.bench.workload.Oracle;
import io.landport.bench.workload.Sums;
import io.landport.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures a streams stage as its number of documents grows. At each size it processes the input, is timed on the last part of
 * it, killed, and restarted on the same folder.
 */
final class Growth {
    /** Throughput is measured on the last messages of each size. */
    private static final int MEASURED = 800_000;

    private static final int PERCENT = 100;

    private final Candidate candidate;
    private final Path data;
    private final long seed;
    private final Consumer<String> progress;

    /** @param candidate that writes its totals to a topic */
    Growth(Candidate candidate, Path data, long seed, Consumer<String> progress) {
        this.candidate = candidate;
        this.data = data;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * The result of one size.
     *
     * @param documents number of documents in state
     * @param restart time from {@code kill -9} until a committed reader sees the total of a document sent after it; empty if it
     *     timed out
     */
    record Step(int documents, TrialOutcome outcome, Optional<Duration> restart) {}

    /** @param sizes numbers of documents, ascending */
    List<Step> run(List<Integer> sizes) throws IOException, SQLException {
        List<Step> steps = new ArrayList<>();
        try (ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
                BrokerAdmin admin = new BrokerAdmin(servers.bootstrapServers())) {
            admin.create(candidate.input());
            fill(servers, 0, messages(sizes.get(0)));
            try (RunningProgram running = RunningProgram.start(candidate, environment(servers, 0), admin)) {
                for (int index = 0; index < sizes.size(); index++) {
                    if (index > 0) {
                        running.stop();
                        fill(servers, messages(sizes.get(index - 1)), messages(sizes.get(index)));
                        running.startPrograms();
                    }
                    steps.add(step(sizes.get(index), index, running, servers, admin));
                }
            }
        }
        return steps;
    }

    /** @param markers number of markers sent before */
    private Step step(int documents, int markers, RunningProgram running, ServerProcesses servers, BrokerAdmin admin)
            throws IOException, SQLException {
        int messages = messages(documents);
        TrialEnvironment environment = environment(servers, messages + markers);
        TrialOutcome outcome = new Trial(
                        candidate,
                        environment,
                        servers,
                        admin,
                        running.programs(),
                        expected(messages, markers),
                        Math.max(messages / 2, messages - MEASURED))
                .run();
        progress.accept("%,d documents: %s".formatted(documents, outcome));
        return new Step(documents, outcome, Restart.measure(candidate, environment, running, markers));
    }

    private void fill(ServerProcesses servers, int from, int to) {
        progress.accept("publishing messages %,d to %,d".formatted(from, to));
        FillMain.fill(candidate.code(), servers.bootstrapServers(), new Workload(seed), from, to);
    }

    private Map<String, Sums> expected(int messages, int markers) {
        Map<String, Sums> expected = Oracle.totals(new Workload(seed), messages);
        for (int marker = 0; marker < markers; marker++) {
            expected.put(Markers.key(marker), Markers.sums());
        }
        return expected;
    }

    /** The number of messages that create this many documents. */
    private static int messages(int documents) {
        return Math.toIntExact((long) documents * PERCENT / Workload.NEW_PERCENT);
    }

    private TrialEnvironment environment(ServerProcesses servers, int messages) throws IOException {
        return new TrialEnvironment(
                "growth",
                servers.bootstrapServers(),
                servers.databaseUrl(),
                servers.databaseUser(),
                Files.createDirectories(data.resolve("growth")),
                messages,
                seed);
    }
}
