package io.landport.bench.comparison;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.Session;
import io.landport.bench.trial.TrialOutcome;
import io.landport.bench.workload.Oracle;
import io.landport.bench.workload.Sums;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs all candidates on one broker with the same input. The runs alternate, so a slow phase of the machine affects all of them.
 *
 * @param timed number of timed messages, after as many for start-up and JIT compilation
 */
public record PairedComparison(Session session, int timed) {
    public List<CandidateResults> results(List<Candidate> candidates, int runs) throws IOException, SQLException {
        return run(candidates, runs).entrySet().stream()
                .map(entry -> CandidateResults.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The outcomes of the runs of each candidate. */
    Map<Candidate, List<TrialOutcome>> run(List<Candidate> candidates, int runs) throws IOException, SQLException {
        Map<Candidate, List<TrialOutcome>> outcomes = new LinkedHashMap<>();
        try (ServerProcesses servers = ServerProcesses.start(session.data().resolve("servers"))) {
            load(candidates, servers);
            Map<String, Sums> expected = Oracle.totals(session.workload(), messages());
            for (int run = 1; run <= runs; run++) {
                for (Candidate candidate : candidates) {
                    TrialOutcome outcome = outcome(candidate, run, servers, expected);
                    session.step("%s, run %d: %s", candidate.title(), run, describe(outcome));
                    outcomes.computeIfAbsent(candidate, unused -> new ArrayList<>())
                            .add(outcome);
                }
            }
        }
        return outcomes;
    }

    /** Publishes each input once. */
    private void load(List<Candidate> candidates, ServerProcesses servers) {
        Set<String> loaded = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (loaded.add(candidate.input().name())) {
                session.step(
                        "publishing %,d messages to %s",
                        messages(), candidate.input().name());
                servers.admin().create(List.of(candidate.input().topic()));
                LoadMain.fill(candidate.code(), servers.bootstrapServers(), session.seed(), 0, messages());
            }
        }
    }

    private TrialOutcome outcome(Candidate candidate, int run, ServerProcesses servers, Map<String, Sums> expected)
            throws IOException, SQLException {
        TrialEnvironment environment = TrialEnvironment.of(candidate.code() + '-' + run, servers, session.data());
        try (RunningProgram running = RunningProgram.start(candidate, environment, servers)) {
            return running.outcome(messages(), expected, timed);
        } catch (IllegalStateException e) {
            return TrialOutcome.failed("failed: " + e.getMessage());
        }
    }

    private int messages() {
        return 2 * timed;
    }

    private static String describe(TrialOutcome outcome) {
        return outcome.figures()
                .map(figures -> "%,.0f documents/s".formatted(figures.documentsPerSecond()))
                .or(outcome::problem)
                .orElseThrow();
    }
}
