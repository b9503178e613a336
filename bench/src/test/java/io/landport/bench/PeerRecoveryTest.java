package io.landport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.BrokerAdmin;
import io.landport.bench.trial.Trial;
import io.landport.bench.trial.TrialOutcome;
import io.landport.bench.workload.Oracle;
import io.landport.bench.workload.Workload;
import java.nio.file.Files;
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
    void shouldRestoreHeapMapsFromTheChangelog() throws Exception {
        assertThat(outcomeAfterKill(Candidates.of("h2"), true)).matches(TrialOutcome::isCorrect);
    }

    @Test
    void shouldReadThePartitionsOfAKilledMember() throws Exception {
        assertThat(outcomeAfterKill(Candidates.of("i2"), false)).matches(TrialOutcome::isCorrect);
    }

    /** Kills the first process while it processes the second half of the input, and starts it again or leaves its work to the others. */
    private TrialOutcome outcomeAfterKill(Candidate candidate, boolean isRestarted) throws Exception {
        try (ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
                BrokerAdmin admin = new BrokerAdmin(servers.bootstrapServers())) {
            TrialEnvironment half = environment(candidate, servers, HALF);
            TrialEnvironment whole = environment(candidate, servers, 2 * HALF);
            admin.create(candidate.input());
            FillMain.fill(candidate.code(), servers.bootstrapServers(), new Workload(SEED), 0, HALF);
            try (RunningProgram running = RunningProgram.start(candidate, half, admin)) {
                assertThat(outcome(candidate, half, servers, admin, running.programs()))
                        .matches(TrialOutcome::isCorrect);
                ChildProcess killed = running.programs().get(0);
                FillMain.fill(candidate.code(), servers.bootstrapServers(), new Workload(SEED), HALF, 2 * HALF);
                killed.kill();
                if (isRestarted) {
                    running.killAndRestart();
                }
                List<ChildProcess> survivors = running.programs().stream()
                        .filter(program -> program != killed)
                        .toList();
                return outcome(candidate, whole, servers, admin, survivors);
            }
        }
    }

    private static TrialOutcome outcome(
            Candidate candidate,
            TrialEnvironment environment,
            ServerProcesses servers,
            BrokerAdmin admin,
            List<ChildProcess> programs)
            throws Exception {
        return new Trial(
                        candidate,
                        environment,
                        servers,
                        admin,
                        programs,
                        Oracle.totals(new Workload(SEED), environment.messages()),
                        0)
                .run();
    }

    private TrialEnvironment environment(Candidate candidate, ServerProcesses servers, int messages) throws Exception {
        return new TrialEnvironment(
                candidate.code() + "-1",
                servers.bootstrapServers(),
                servers.databaseUrl(),
                servers.databaseUser(),
                Files.createDirectories(data.resolve("run")),
                messages,
                SEED);
    }
}
