package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.TrialEnvironment;
import io.landport.bench.process.ChildProcess;
import io.landport.bench.trial.BrokerAdmin;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A running candidate with its topics, tables and programs. Closing it deletes everything. */
final class RunningProgram implements AutoCloseable {
    private final Candidate candidate;
    private final TrialEnvironment environment;
    private final BrokerAdmin admin;
    private final List<ChildProcess> programs = new ArrayList<>();

    private RunningProgram(Candidate candidate, TrialEnvironment environment, BrokerAdmin admin) {
        this.candidate = candidate;
        this.environment = environment;
        this.admin = admin;
    }

    /**
     * Creates topics and tables and starts the programs.
     *
     * @throws IllegalStateException if a program does not start; everything is deleted then
     */
    static RunningProgram start(Candidate candidate, TrialEnvironment environment, BrokerAdmin admin)
            throws IOException, SQLException {
        RunningProgram running = new RunningProgram(candidate, environment, admin);
        boolean isStarted = false;
        try {
            admin.createAll(candidate.outputs(environment));
            BenchDatabase.reset(environment, candidate);
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

    /** Kills all programs and restarts them on the same folder. */
    void killAndRestart() {
        programs.forEach(ChildProcess::kill);
        programs.clear();
        startPrograms();
    }

    /** Stops all programs; their data is kept. */
    void stop() {
        programs.forEach(ChildProcess::close);
        programs.clear();
    }

    @Override
    public void close() throws IOException {
        stop();
        admin.delete(
                candidate.outputs(environment).stream().map(OutputTopic::name).toList(), environment.run());
        TemporaryFolders.delete(environment.folder());
    }

    /** Starts the programs, again after {@link #stop}. */
    void startPrograms() {
        for (CandidateProgram program : candidate.programs()) {
            programs.add(ProgramMain.start(candidate, program, environment));
        }
    }
}
