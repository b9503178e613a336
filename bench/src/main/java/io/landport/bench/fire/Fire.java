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
 * Rounds of kills: under load, processes are killed at random moments and started again; then the load stops, everything
 * settles, and is verified. What one round leaves, the next one goes on with.
 */
public final class Fire {
    private final Path data;
    private final long seed;
    private final int rate;

    /**
     * @param data for all that the processes keep
     * @param rate messages a second
     */
    public Fire(Path data, long seed, int rate) {
        this.data = data;
        this.seed = seed;
        this.rate = rate;
    }

    /**
     * Runs so many rounds, or as many as are clean and the one that is not.
     *
     * @param listener is told of each round
     */
    public List<FireRound> run(int rounds, Consumer<FireRound> listener) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        List<FireRound> done = new ArrayList<>();
        try (PipelineUnderFire pipeline = PipelineUnderFire.start(data);
                Load load = new Load(
                        pipeline.installation(), pipeline.installation().reference(), seed, rate)) {
            boolean isClean = true;
            while (isClean && done.size() < rounds) {
                FireRound round = round(done.size() + 1, Strike.drawn(random), pipeline, load);
                listener.accept(round);
                done.add(round);
                isClean = round.isClean();
            }
        }
        return done;
    }

    private static FireRound round(int number, List<Strike> strikes, PipelineUnderFire pipeline, Load load)
            throws InterruptedException {
        Future<Long> publishing = load.start();
        for (Strike strike : strikes) {
            strike(strike, pipeline);
        }
        long started = System.nanoTime();
        long documents = load.stop(publishing);
        List<String> problems = new ArrayList<>();
        settle(pipeline, problems);
        Duration settled = Duration.ofNanos(System.nanoTime() - started);
        long verifying = System.nanoTime();
        if (problems.isEmpty()) {
            problems.addAll(problems(pipeline.verify()));
        }
        Duration verified = Duration.ofNanos(System.nanoTime() - verifying);
        return new FireRound(number, strikes, documents, settled, verified, problems);
    }

    private static void strike(Strike strike, PipelineUnderFire pipeline) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(strike.after().toNanos());
        strike.targets().forEach(pipeline::kill);
        TimeUnit.NANOSECONDS.sleep(strike.downtime().toNanos());
        strike.targets().forEach(pipeline::startAgain);
    }

    private static void settle(PipelineUnderFire pipeline, List<String> problems) {
        try {
            pipeline.awaitSettled();
        } catch (CaughtUp.NotCaughtUp late) {
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
