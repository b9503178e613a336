package io.landport.bench;

import io.landport.bench.fire.Errand;
import io.landport.bench.fire.Fault;
import io.landport.bench.fire.Fire;
import io.landport.bench.fire.FireRound;
import io.landport.bench.fire.Strike;
import io.landport.bench.report.FigureRow;
import io.landport.embedded.FolderTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "fire",
        description = {
            "Kills, pauses and cuts off streams, consumers, broker and PostgreSQL under load, in rounds, and fills the disk of"
                    + " both servers if it may mount one. After each round, waits until the pipeline has caught up and verifies"
                    + " all acknowledged messages and all totals (docs/fire.md).",
            "Stops after the first round with a difference, with exit code 1, and keeps the data folder."
        },
        showDefaultValues = true,
        sortOptions = false)
final class FireCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--rounds", description = "Number of rounds.")
    private int rounds = 100;

    @Option(names = "--rate", description = "Messages per second.")
    private int rate = 300;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = options.createFolder();
        options.print("seed %d, %,d messages per second, data in %s".formatted(options.seed(), rate, data));
        List<FireRound> done = run(new Fire(data, options.seed(), rate));
        boolean isClean = done.stream().allMatch(FireRound::isClean);
        printSummary(done);
        options.writeJson(done.stream().map(FireCommand::row).toList());
        if (isClean) {
            FolderTree.delete(data);
        }
        return isClean ? 0 : 1;
    }

    private List<FireRound> run(Fire fire) throws IOException, InterruptedException {
        Optional<List<FireRound>> withFullDisks = fire.runWithFullDisks(rounds, this::print);
        if (withFullDisks.isPresent()) {
            return withFullDisks.get();
        }
        options.print("no full disks: this user may not mount a file system in memory");
        return fire.run(rounds, this::print);
    }

    private void print(FireRound round) {
        options.print("round %d: %s".formatted(round.number(), strikes(round)));
        options.print("  %,d messages, caught up after %.1f s, %s"
                .formatted(
                        round.documents(),
                        seconds(round.caughtUp()),
                        round.isClean()
                                ? "verified in %.1f s, no differences".formatted(seconds(round.verified()))
                                : "FAILED"));
        round.problems().forEach(problem -> options.print("    " + problem));
    }

    private void printSummary(List<FireRound> rounds) {
        options.print("%d rounds, %d without differences, %,d messages"
                .formatted(
                        rounds.size(),
                        rounds.stream().filter(FireRound::isClean).count(),
                        rounds.stream().mapToLong(FireRound::documents).sum()));
        for (Fault fault : Fault.values()) {
            printCounts(
                    fault.toString(),
                    rounds.stream()
                            .flatMap(round -> round.strikes().stream())
                            .filter(strike -> strike.fault() == fault)
                            .flatMap(strike -> strike.targets().stream()));
        }
        printCounts(
                "commands",
                rounds.stream()
                        .flatMap(round -> round.errand().stream())
                        .map(errand -> errand.task() + (errand.killedAfter().isPresent() ? " killed" : "")));
        List<Duration> times = rounds.stream().map(FireRound::caughtUp).sorted().toList();
        options.print("time to catch up: p50 %.1f s, max %.1f s"
                .formatted(seconds(times.get((times.size() - 1) / 2)), seconds(times.get(times.size() - 1))));
    }

    private <T> void printCounts(String name, Stream<T> counted) {
        Map<T, Long> counts = counted.collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
        if (!counts.isEmpty()) {
            options.print(counts.entrySet().stream()
                    .map(count -> count.getKey() + " " + count.getValue())
                    .collect(Collectors.joining(", ", name + ": ", "")));
        }
    }

    private static FigureRow row(FireRound round) {
        return new FigureRow()
                .with("round", round.number())
                .with("strikes", strikes(round))
                .with("messages", round.documents())
                .with("caught_up_seconds", seconds(round.caughtUp()))
                .with("verified_seconds", seconds(round.verified()))
                .with("problems", String.join("; ", round.problems()));
    }

    private static String strikes(FireRound round) {
        return Stream.concat(
                        round.errand().map(Errand::toString).stream(),
                        round.strikes().stream().map(Strike::toString))
                .collect(Collectors.joining("; "));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }
}
