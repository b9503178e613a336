package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.World;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.Trial;
import io.landport.bench.trial.TrialOutcome;
import io.landport.bench.trial.Watch;
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

/** All candidates on one broker with the same input, run after run, so that a slow minute of the machine meets them all. */
final class PairedComparison {

    private final Path data;
    private final long seed;
    private final int warmUp;
    private final int messages;
    private final Consumer<String> progress;

    /**
     * @param data an empty folder
     * @param timed how many messages are timed; as many come before, by which a candidate has started and is compiled
     * @param progress told of each step
     */
    PairedComparison(Path data, long seed, int timed, Consumer<String> progress) {
        this.data = data;
        this.seed = seed;
        this.warmUp = timed;
        this.messages = warmUp + timed;
        this.progress = progress;
    }

    /** What came of each run of each candidate. */
    Map<Candidate, List<TrialOutcome>> run(List<Candidate> candidates, int runs) throws IOException, SQLException {
        Map<Candidate, List<TrialOutcome>> outcomes = new LinkedHashMap<>();
        try (ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
                Watch watch = new Watch(servers.bootstrapServers())) {
            load(candidates, servers, watch);
            Map<String, Sums> expected = Oracle.totals(new Workload(seed), messages);
            for (int run = 1; run <= runs; run++) {
                for (Candidate candidate : candidates) {
                    TrialOutcome outcome = outcome(candidate, run, servers, watch, expected);
                    progress.accept("%s, run %d: %s".formatted(candidate.title(), run, said(outcome)));
                    outcomes.computeIfAbsent(candidate, unused -> new ArrayList<>())
                            .add(outcome);
                }
            }
        }
        return outcomes;
    }

    /** Each input once, however many read it. */
    private void load(List<Candidate> candidates, ServerProcesses servers, Watch watch) {
        Map<String, String> loaded = new HashMap<>();
        for (Candidate candidate : candidates) {
            InputTopic input = candidate.input();
            if (loaded.put(input.topic(), candidate.code()) == null) {
                progress.accept("loading %,d messages into %s".formatted(messages, input.topic()));
                watch.make(input);
                FillMain.fill(candidate.code(), servers.bootstrapServers(), seed, 0, messages);
            }
        }
    }

    private TrialOutcome outcome(
            Candidate candidate, int run, ServerProcesses servers, Watch watch, Map<String, Sums> expected)
            throws IOException, SQLException {
        World world = world(candidate.code() + '-' + run, servers);
        try (RunningProgram running = RunningProgram.start(candidate, world, watch)) {
            return new Trial(candidate, world, servers, watch, running.programs(), expected, warmUp).run();
        } catch (IllegalStateException failed) {
            return new TrialOutcome.WithoutFigures("failed: " + failed.getMessage(), false);
        }
    }

    private World world(String run, ServerProcesses servers) throws IOException {
        return new World(
                run,
                servers.bootstrapServers(),
                servers.databaseUrl(),
                servers.databaseUser(),
                Files.createDirectories(data.resolve(run)),
                messages,
                seed);
    }

    private static String said(TrialOutcome outcome) {
        return outcome.figures()
                .map(figures -> "%,.0f documents/s".formatted(figures.documentsPerSecond()))
                .or(outcome::problem)
                .orElseThrow();
    }
}
