package io.landport.bench.comparison;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.Goal;
import io.landport.bench.candidate.MessageSender;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.CommittedReader;
import io.landport.bench.trial.Trial;
import io.landport.bench.trial.TrialOutcome;
import io.landport.bench.workload.Markers;
import io.landport.bench.workload.Sums;
import io.landport.embedded.FolderTree;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/** A running candidate with its topics, tables and programs. Closing it deletes everything. */
public final class RunningProgram implements AutoCloseable {
    private static final Duration RESTART_TIMEOUT = Duration.ofMinutes(10);

    private final Candidate candidate;
    private final TrialEnvironment environment;
    private final ServerProcesses servers;
    private final List<ChildProcess> programs = new ArrayList<>();

    private RunningProgram(Candidate candidate, TrialEnvironment environment, ServerProcesses servers) {
        this.candidate = candidate;
        this.environment = environment;
        this.servers = servers;
    }

    /**
     * Creates topics and tables and starts the programs.
     *
     * @throws IllegalStateException if a program does not start; everything is deleted then
     */
    public static RunningProgram start(Candidate candidate, TrialEnvironment environment, ServerProcesses servers)
            throws IOException, SQLException {
        RunningProgram running = new RunningProgram(candidate, environment, servers);
        boolean isStarted = false;
        try {
            servers.admin().create(candidate.outputs(environment));
            running.resetDatabase();
            running.startPrograms();
            isStarted = true;
            return running;
        } finally {
            if (!isStarted) {
                running.close();
            }
        }
    }

    List<ChildProcess> programs() {
        return List.copyOf(programs);
    }

    /** @throws IllegalStateException if one has ended */
    public void requireAlive() {
        programs.forEach(ChildProcess::requireAlive);
    }

    /** What it has used up to now. */
    CostSample costs() {
        return CostSample.take(candidate, environment, programs, servers);
    }

    /**
     * Waits for the result of a number of messages and measures meanwhile.
     *
     * @param steadyFrom number of messages consumed before the time begins
     */
    TrialOutcome outcome(int messages, Map<String, Sums> expected, long steadyFrom) throws SQLException {
        return new Trial(candidate, environment, servers, programs, expected, messages, steadyFrom).run();
    }

    /**
     * Kills all programs with {@code kill -9}, restarts them on the same folder and sends a marker.
     *
     * @param marker a number that was not sent before
     * @return the time from the kill until a committed reader sees the marker's total; empty if it timed out
     */
    Optional<Duration> restart(int marker) {
        Goal.TotalsInTopic totals = (Goal.TotalsInTopic) candidate.goal(environment);
        try (CommittedReader reading = CommittedReader.fromEnd(environment.client(), totals.topic())) {
            long killed = System.nanoTime();
            programs.forEach(ChildProcess::kill);
            programs.clear();
            startPrograms();
            try (MessageSender sender = new MessageSender(candidate.input(), environment.client(), 0)) {
                sender.send(Markers.document(marker));
            }
            return reading.isSeen(Markers.key(marker), totals.reader(), RESTART_TIMEOUT)
                    ? Optional.of(Duration.ofNanos(System.nanoTime() - killed))
                    : Optional.empty();
        }
    }

    /** Stops all programs; their data is kept. */
    void stop() {
        programs.forEach(ChildProcess::close);
        programs.clear();
    }

    @Override
    public void close() throws IOException {
        stop();
        servers.admin()
                .delete(
                        candidate.outputs(environment).stream()
                                .map(NewTopic::name)
                                .toList(),
                        environment.run());
        FolderTree.delete(environment.folder());
    }

    /** Starts the programs, again after {@link #stop}. */
    void startPrograms() {
        for (CandidateProgram program : candidate.programs()) {
            programs.add(ProgramMain.start(candidate, program, environment));
        }
    }

    /** Drops the objects of the previous trial and creates those that the candidate needs. */
    private void resetDatabase() throws SQLException {
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP OWNED BY CURRENT_USER CASCADE");
            candidate.prepare(connection);
        }
    }
}
