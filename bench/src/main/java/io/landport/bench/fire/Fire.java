package io.landport.bench.fire;

import io.landport.kafka.progress.CaughtUp;
import io.landport.operations.stage.LiveGeneration;
import io.landport.verify.Difference;
import io.landport.verify.FigureComparison;
import io.landport.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rounds of faults. Under load, processes are killed, paused and cut off at random times; then the load stops, the pipeline catches
 * up, and all acknowledged messages and all totals are verified. Each round continues with the data of the one before.
 *
 * @param data folder of all processes
 * @param rate messages per second
 */
public record Fire(Path data, long seed, int rate) {
    /**
     * Runs the rounds, or stops after the first one with a problem.
     *
     * @param listener receives each round
     */
    public List<FireRound> run(int rounds, Consumer<FireRound> listener) throws IOException, InterruptedException {
        return run(rounds, Optional.empty(), listener);
    }

    /**
     * The same, with the servers on a disk that can be filled, which needs root.
     *
     * @return no rounds if this process may not mount it
     */
    public Optional<List<FireRound>> runWithFullDisks(int rounds, Consumer<FireRound> listener)
            throws IOException, InterruptedException {
        Optional<BoundedDisk> disk = BoundedDisk.mounted(PipelineUnderFire.servers(data));
        return disk.isPresent() ? Optional.of(run(rounds, disk, listener)) : Optional.empty();
    }

    private List<FireRound> run(int rounds, Optional<BoundedDisk> disk, Consumer<FireRound> listener)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fault> faults = Stream.of(Fault.values())
                .filter(fault -> disk.isPresent() || fault != Fault.FILL_DISK)
                .toList();
        List<FireRound> done = new ArrayList<>();
        try (PipelineUnderFire pipeline = PipelineUnderFire.start(data, disk);
                SimulatedLoad load = new SimulatedLoad(pipeline, seed, rate)) {
            boolean isClean = true;
            while (isClean && done.size() < rounds) {
                FireRound round =
                        round(done.size() + 1, Strike.random(faults, random), Errand.random(random), pipeline, load);
                listener.accept(round);
                done.add(round);
                isClean = round.isClean();
            }
        }
        return done;
    }

    private static FireRound round(
            int number, List<Strike> strikes, Optional<Errand> errand, PipelineUnderFire pipeline, SimulatedLoad load)
            throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        Future<Long> publishing = load.start();
        Optional<RunningErrand> running =
                errand.isPresent() ? Optional.of(pipeline.begin(errand.get())) : Optional.empty();
        for (Strike strike : strikes) {
            strike.on(pipeline);
        }
        if (running.isPresent()) {
            problems.addAll(finish(running.get(), pipeline));
        }
        long started = System.nanoTime();
        long documents = load.stop(publishing);
        awaitCaughtUp(pipeline, load, problems);
        Duration caughtUp = Duration.ofNanos(System.nanoTime() - started);
        long verifying = System.nanoTime();
        if (problems.isEmpty()) {
            problems.addAll(lost(pipeline, load));
            problems.addAll(problems(pipeline.verify()));
        }
        Duration verified = Duration.ofNanos(System.nanoTime() - verifying);
        return new FireRound(number, strikes, errand, documents, caughtUp, verified, problems);
    }

    private static List<String> finish(RunningErrand running, PipelineUnderFire pipeline) throws InterruptedException {
        try (running) {
            List<String> problems = running.finish();
            if (running.task() == Errand.Task.REBUILD) {
                pipeline.replaceGeneration();
            }
            return problems;
        }
    }

    private static List<String> lost(PipelineUnderFire pipeline, SimulatedLoad load) {
        List<String> problems = new ArrayList<>(load.lost(LiveGeneration.of(pipeline.installation())));
        problems.addAll(pipeline.untold());
        return problems;
    }

    private static void awaitCaughtUp(PipelineUnderFire pipeline, SimulatedLoad load, List<String> problems) {
        try {
            pipeline.awaitCaughtUp(load::isTaken);
            pipeline.awaitTold();
        } catch (CaughtUp.NotCaughtUpException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        problems.addAll(pipeline.ended());
    }

    /** The differences of a verification, one sentence each. */
    public static List<String> problems(VerificationReport report) {
        List<String> problems = new ArrayList<>();
        report.compared().stream()
                .filter(compared -> compared.differing() > 0)
                .forEach((FigureComparison compared) ->
                        problems.add("%s: %,d differ".formatted(compared.aggregate(), compared.differing())));
        for (Difference difference : report.first()) {
            problems.add("%s %s: %s".formatted(difference.aggregate(), difference.key(), difference.figures()));
        }
        report.balances().stream()
                .filter(balance -> balance.unaccounted() != 0)
                .forEach(balance -> problems.add(balance.toString()));
        return problems;
    }
}
