package io.landport.bench.comparison;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.InputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.Session;
import io.landport.bench.trial.TrialOutcome;
import io.landport.bench.workload.Markers;
import io.landport.bench.workload.Oracle;
import io.landport.bench.workload.Sums;
import io.landport.bench.workload.Workload;
import io.landport.domain.document.Channel;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a streams stage as its number of documents grows. At each size it processes the input, is timed on the last part of
 * it, killed, and restarted on the same folder.
 *
 * @param partitions of all topics but those of documents; each partition has a task
 */
public record Growth(Session session, int documentPartitions, int partitions) {
    static final String CANDIDATE = "d2";

    /** Throughput is measured on the last messages of each size. */
    private static final int MEASURED = 800_000;

    /**
     * The result of one size.
     *
     * @param documents number of documents in state
     * @param restart time from {@code kill -9} until a committed reader sees the total of a document sent after it; empty if it
     *     timed out
     */
    public record Step(int documents, TrialOutcome outcome, Optional<Duration> restart) {}

    /** @param sizes numbers of documents, ascending */
    public List<Step> run(List<Integer> sizes) throws IOException, SQLException {
        Candidate candidate = Candidates.of(CANDIDATE);
        List<Step> steps = new ArrayList<>();
        try (ServerProcesses servers = ServerProcesses.start(session.data().resolve("servers"))) {
            TrialEnvironment environment = TrialEnvironment.of("growth", servers, session.data())
                    .withPartitions(documentPartitions, partitions);
            servers.admin().create(List.of(InputTopic.topic(environment.topics().documents(Channel.CUSTOMS))));
            fill(servers, 0, Workload.messages(sizes.get(0)));
            try (RunningProgram running = RunningProgram.start(candidate, environment, servers)) {
                for (int index = 0; index < sizes.size(); index++) {
                    if (index > 0) {
                        running.stop();
                        fill(servers, Workload.messages(sizes.get(index - 1)), Workload.messages(sizes.get(index)));
                        running.startPrograms();
                    }
                    steps.add(step(sizes.get(index), index, running));
                }
            }
        }
        return steps;
    }

    /** @param markers number of markers sent before */
    private Step step(int documents, int markers, RunningProgram running) throws SQLException {
        int messages = Workload.messages(documents);
        TrialOutcome outcome = running.outcome(
                messages + markers, expected(messages, markers), Math.max(messages / 2, messages - MEASURED));
        session.step("%,d documents: %s", documents, outcome);
        return new Step(documents, outcome, running.restart(markers));
    }

    private void fill(ServerProcesses servers, int from, int to) {
        session.step("publishing messages %,d to %,d", from, to);
        LoadMain.fill(CANDIDATE, servers.bootstrapServers(), session.seed(), from, to);
    }

    private Map<String, Sums> expected(int messages, int markers) {
        Map<String, Sums> expected = Oracle.totals(session.workload(), messages);
        for (int marker = 0; marker < markers; marker++) {
            expected.put(Markers.key(marker), Markers.sums());
        }
        return expected;
    }
}
