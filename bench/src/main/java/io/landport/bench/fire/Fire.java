package io.landport.bench.fire;

import io.landport.launcher.kafka.CaughtUp;
import io.landport.verify.ComparisonResult;
import io.landport.verify.Difference;
import io.landport.verify.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Rounds of kills. Under load, processes are killed at random times and restarted; then the load stops, the pipeline catches up and
 * all totals are verified. Each round continues with the data of the one before.
 */
public final class Fire {
    private final Path data;
    private final long seed;
    private final int rate;

    /**
     * @param data folder of all processes
     * @param rate messages per second
     */
    public Fire(Path data, long seed, int rate) {
        this.data = data;
        this.seed = seed;
        this.rate = rate;
    }

    /**
     * Runs the rounds, or stops after the first one with a problem.
     *
     * @param listener receives each round
     */
    public List<FireRound> run(int rounds, Consumer<FireRound> listener) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        List<FireRound> done = new ArrayList<>();
        try (PipelineUnderFire pipeline = PipelineUnderFire.start(data);
                SimulatedLoad load = new SimulatedLoad(
                        pipeline.installation(), pipeline.installation().reference(), seed, rate)) {
            boolean isClean = true;
            while (isClean && done.size() < rounds) {
                FireRound round = round(done.size() + 1, Kill.random(random), pipeline, load);
                listener.accept(round);
                done.add(round);
                isClean = round.isClean();
            }
        }
        return done;
    }

    private static FireRound round(int number, List<Kill> kills, PipelineUnderFire pipeline, SimulatedLoad load)
            throws InterruptedException {
        Future<Long> publishing = load.start();
        for (Kill kill : kills) {
            killAndRestart(kill, pipeline);
        }
        long started = System.nanoTime();
        long documents = load.stop(publishing);
        List<String> problems = new ArrayList<>();
        awaitCaughtUp(pipeline, problems);
        Duration caughtUp = Duration.ofNanos(System.nanoTime() - started);
        long verifying = System.nanoTime();
        if (problems.isEmpty()) {
            problems.addAll(problems(pipeline.verify()));
        }
        Duration verified = Duration.ofNanos(System.nanoTime() - verifying);
        return new FireRound(number, kills, documents, caughtUp, verified, problems);
    }

    private static void killAndRestart(Kill kill, PipelineUnderFire pipeline) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(kill.after().toNanos());
        kill.targets().forEach(pipeline::kill);
        TimeUnit.NANOSECONDS.sleep(kill.downtime().toNanos());
        kill.targets().forEach(pipeline::restart);
    }

    private static void awaitCaughtUp(PipelineUnderFire pipeline, List<String> problems) {
        try {
            pipeline.awaitCaughtUp();
        } catch (CaughtUp.NotCaughtUpException late) {
            problems.add(String.valueOf(late.getMessage()));
        }
        problems.addAll(pipeline.ended());
    }

    private static List<String> problems(VerificationReport report) {
        List<String> problems = new ArrayList<>();
        report.compared().stream()
                .filter(compared -> compared.differing() > 0)
                .forEach((ComparisonResult compared) ->
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
