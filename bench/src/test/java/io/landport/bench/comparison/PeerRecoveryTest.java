package io.landport.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.Trial;
import io.landport.bench.trial.TrialOutcome;
import io.landport.bench.workload.Oracle;
import io.landport.bench.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers that keep their own state and offsets stay exact when a process is killed under load. */
@Tag("server")
final class PeerRecoveryTest {
    private static final int HALF = 10_000;
    private static final long SEED = 1;

    @TempDir
    private Path data;

    @Test
    void shouldReadThePartitionsOfAKilledMember() throws Exception {
        assertThat(outcomeAfterKill(Candidates.of("i2"))).matches(TrialOutcome::isCorrect);
    }

    /** Kills the first process while it processes the second half of the input, and leaves its work to the others. */
    private TrialOutcome outcomeAfterKill(Candidate candidate) throws Exception {
        try (ServerProcesses servers = ServerProcesses.start(data.resolve("servers"))) {
            TrialEnvironment environment = TrialEnvironment.of(candidate.code() + "-1", servers, data);
            servers.admin().create(List.of(candidate.input().topic()));
            LoadMain.fill(candidate.code(), servers.bootstrapServers(), SEED, 0, HALF);
            try (RunningProgram running = RunningProgram.start(candidate, environment, servers)) {
                assertThat(outcome(candidate, environment, servers, running.programs(), HALF))
                        .matches(TrialOutcome::isCorrect);
                ChildProcess killed = running.programs().get(0);
                LoadMain.fill(candidate.code(), servers.bootstrapServers(), SEED, HALF, 2 * HALF);
                killed.kill();
                List<ChildProcess> survivors = running.programs().stream()
                        .filter(program -> program != killed)
                        .toList();
                return outcome(candidate, environment, servers, survivors, 2 * HALF);
            }
        }
    }

    private static TrialOutcome outcome(
            Candidate candidate,
            TrialEnvironment environment,
            ServerProcesses servers,
            List<ChildProcess> programs,
            int messages)
            throws Exception {
        return new Trial(
                        candidate,
                        environment,
                        servers,
                        programs,
                        Oracle.totals(new Workload(SEED), messages),
                        messages,
                        0)
                .run();
    }
}
