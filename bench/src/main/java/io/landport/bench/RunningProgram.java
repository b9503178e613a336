package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.candidate.CandidateProgram;
import io.landport.bench.candidate.OutputTopic;
import io.landport.bench.candidate.World;
import io.landport.bench.process.Child;
import io.landport.bench.trial.Watch;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A candidate at work: its topics made, its tables made, its programs started. Closing it leaves nothing of them. */
final class RunningProgram implements AutoCloseable {
    private final Candidate candidate;
    private final World world;
    private final Watch watch;
    private final List<Child> programs = new ArrayList<>();

    private RunningProgram(Candidate candidate, World world, Watch watch) {
        this.candidate = candidate;
        this.world = world;
        this.watch = watch;
    }

    /**
     * Starts it.
     *
     * @throws IllegalStateException if a program does not start; nothing is left of it then
     */
    static RunningProgram start(Candidate candidate, World world, Watch watch) throws IOException, SQLException {
        RunningProgram running = new RunningProgram(candidate, world, watch);
        boolean isStarted = false;
        try {
            watch.makeAll(candidate.outputs(world));
            BenchDatabase.empty(world, candidate);
            running.startPrograms();
            isStarted = true;
            return running;
        } finally {
            if (!isStarted) {
                running.close();
            }
        }
    }

    List<Child> programs() {
        return List.copyOf(programs);
    }

    /** Kills all its programs and starts them again on the same folder. */
    void killAndRestart() {
        programs.forEach(Child::kill);
        programs.clear();
        startPrograms();
    }

    /** Stops all its programs in order; what they keep stays. */
    void stop() {
        programs.forEach(Child::close);
        programs.clear();
    }

    /** Starts the programs again where {@link #stop} left them. */
    void goOn() {
        startPrograms();
    }

    @Override
    public void close() throws IOException {
        stop();
        watch.remove(candidate.outputs(world).stream().map(OutputTopic::name).toList(), world.run());
        Folders.remove(world.folder());
    }

    private void startPrograms() {
        for (CandidateProgram program : candidate.programs()) {
            programs.add(ProgramMain.start(candidate, program, world));
        }
    }
}
