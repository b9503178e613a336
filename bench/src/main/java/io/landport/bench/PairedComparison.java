package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.BrokerAdmin;
import io.landport.bench.trial.Trial;
import io.landport.bench.trial.TrialOutcome;
import io.landport.bench.workload.Oracle;
import io.landport.bench.workload.Sums;
import io.landport.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs all candidates on one broker with the same input. The runs alternate, so a slow phase of the machine affects all of them. */
final class PairedComparison {

    private final Path data;
    private final long seed;
    private final int warmUp;
    private final int messages;
    private final Consumer<String> progress;

    /**
     * @param data an empty folder
     * @param timed number of timed messages, after as many for start-up and JIT compilation
     * @param progress receives each step
     */
    PairedComparison(Path data, long seed, int timed, Consumer<String> progress) {
        this.data = data;
        this.seed = seed;
        this.warmUp = timed;
        this.messages = warmUp + timed;
        this.progress = progress;
    }

    /** The outcomes of the runs of each candidate. */
    Map<Candidate, List<TrialOutcome>> run(List<Candidate> candidates, int runs) throws IOException, SQLException {
        Map<Candidate, List<TrialOutcome>> outcomes = new LinkedHashMap<>();
        try (ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
                BrokerAdmin admin = new BrokerAdmin(servers.bootstrapServers())) {
            load(candidates, servers, admin);
            Map<String, Sums> expected = Oracle.totals(new Workload(seed), messages);
            for (int run = 1; run <= runs; run++) {
                for (Candidate candidate : candidates) {
                    TrialOutcome outcome = outcome(candidate, run, servers, admin, expected);
                    progress.accept("%s, run %d: %s".formatted(candidate.title(), run, described(outcome)));
                    outcomes.computeIfAbsent(candidate, unused -> new ArrayList<>())
                            .add(outcome);
                }
            }
        }
        return outcomes;
    }

    /** Publishes each input once. */
    private void load(List<Candidate> candidates, ServerProcesses servers, BrokerAdmin admin) {
        Map<String, String> loaded = new HashMap<>();
        for (Candidate candidate : candidates) {
            InputTopic input = candidate.input();
            if (loaded.put(input.topic(), candidate.code()) == null) {
                progress.accept("publishing %,d messages to %s".formatted(messages, input.topic()));
                admin.create(input);
                FillMain.fill(candidate.code(), servers.bootstrapServers(), new Workload(seed), 0, messages);
            }
        }
    }

    private TrialOutcome outcome(
            Candidate candidate, int run, ServerProcesses servers, BrokerAdmin admin, Map<String, Sums> expected)
            throws IOException, SQLException {
        TrialEnvironment environment = environment(candidate.code() + '-' + run, servers);
        try (RunningProgram running = RunningProgram.start(candidate, environment, admin)) {
            return new Trial(candidate, environment, servers, admin, running.programs(), expected, warmUp).run();
        } catch (IllegalStateException failed) {
            return new TrialOutcome.WithoutFigures("failed: " + failed.getMessage(), false);
        }
    }

    private TrialEnvironment environment(String run, ServerProcesses servers) throws IOException {
        return new TrialEnvironment(
                run,
                servers.bootstrapServers(),
                servers.databaseUrl(),
                servers.databaseUser(),
                Files.createDirectories(data.resolve(run)),
                messages,
                seed);
    }

    private static String described(TrialOutcome outcome) {
        return outcome.figures()
                .map(figures -> "%,.0f documents/s".formatted(figures.documentsPerSecond()))
                .or(outcome::problem)
                .orElseThrow();
    }
}
