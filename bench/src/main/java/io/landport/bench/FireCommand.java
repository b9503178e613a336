package io.landport.bench;

import io.landport.bench.fire.Errand;
import io.landport.bench.fire.Fault;
import io.landport.bench.fire.Fire;
import io.landport.bench.fire.FireRound;
import io.landport.bench.fire.FireTarget;
import io.landport.bench.fire.Strike;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "fire",
        description = {
            "Kills, pauses and cuts off streams, consumers, broker and PostgreSQL under load, in rounds, and fills the disk of"
                    + " both servers if it may mount one. After each round, waits until the pipeline has caught up and verifies"
                    + " all acknowledged messages and all totals (docs/fire.md).",
            "Stops after the first round with a difference, with exit code 1, and keeps the data folder."
        },
        sortOptions = false)
final class FireCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "100",
            description = "Number of rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "300",
            description = "Messages per second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = options.createFolder();
        PrintWriter out = spec.commandLine().getOut();
        out.println("seed %d, %,d messages per second, data in %s".formatted(options.seed(), rate, data));
        List<FireRound> done = run(new Fire(data, options.seed(), rate), out);
        boolean isClean = done.stream().allMatch(FireRound::isClean);
        printSummary(done, out);
        @Nullable Path json = options.json();
        if (json != null) {
            new JsonReport(json, Map.of("seed", options.seed(), "rate", (long) rate))
                    .write(done.stream().map(FireCommand::row).toList());
        }
        if (isClean) {
            TemporaryFolders.delete(data);
        }
        return isClean ? 0 : 1;
    }

    private List<FireRound> run(Fire fire, PrintWriter out) throws IOException, InterruptedException {
        Optional<List<FireRound>> withFullDisks = fire.runWithFullDisks(rounds, round -> print(round, out));
        if (withFullDisks.isPresent()) {
            return withFullDisks.get();
        }
        out.println("no full disks: this user may not mount a file system in memory");
        return fire.run(rounds, round -> print(round, out));
    }

    private static void print(FireRound round, PrintWriter out) {
        out.println("round %d: %s".formatted(round.number(), strikes(round)));
        out.println("  %,d messages, caught up after %s s, %s"
                .formatted(
                        round.documents(),
                        seconds(round.caughtUp()),
                        round.isClean()
                                ? "verified in %s s, no differences".formatted(seconds(round.verified()))
                                : "FAILED"));
        round.problems().forEach(problem -> out.println("    " + problem));
        out.flush();
    }

    private static void printSummary(List<FireRound> rounds, PrintWriter out) {
        List<Duration> times = rounds.stream()
                .map(FireRound::caughtUp)
                .sorted(Comparator.naturalOrder())
                .toList();
        out.println("%d rounds, %d without differences, %,d messages"
                .formatted(
                        rounds.size(),
                        rounds.stream().filter(FireRound::isClean).count(),
                        rounds.stream().mapToLong(FireRound::documents).sum()));
        for (Fault fault : Fault.values()) {
            Map<FireTarget, Long> targets = rounds.stream()
                    .flatMap(round -> round.strikes().stream())
                    .filter(strike -> strike.fault() == fault)
                    .flatMap(strike -> strike.targets().stream())
                    .collect(Collectors.groupingBy(target -> target, TreeMap::new, Collectors.counting()));
            printCounts(fault.toString(), targets, out);
        }
        Map<String, Long> errands = rounds.stream()
                .flatMap(round -> round.errand().stream())
                .map(errand -> errand.task().toString() + (errand.killedAfter().isPresent() ? " killed" : ""))
                .collect(Collectors.groupingBy(errand -> errand, TreeMap::new, Collectors.counting()));
        printCounts("commands", errands, out);
        out.println("time to catch up: p50 %s s, max %s s"
                .formatted(seconds(times.get((times.size() - 1) / 2)), seconds(times.get(times.size() - 1))));
        out.flush();
    }

    private static void printCounts(String name, Map<?, Long> counts, PrintWriter out) {
        if (!counts.isEmpty()) {
            out.println(name + ": "
                    + counts.entrySet().stream()
                            .map(count -> count.getKey() + " " + count.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private static JsonReport.ReportRow row(FireRound round) {
        return new JsonReport.ReportRow(TableColumns.of(
                "round", round.number(),
                "strikes", strikes(round),
                "messages", round.documents(),
                "caught_up_seconds", round.caughtUp().toMillis() / MILLIS,
                "verified_seconds", round.verified().toMillis() / MILLIS,
                "problems", String.join("; ", round.problems())));
    }

    private static String strikes(FireRound round) {
        return Stream.concat(
                        round.errand().map(Errand::toString).stream(),
                        round.strikes().stream().map(Strike::toString))
                .collect(Collectors.joining("; "));
    }

    private static String seconds(Duration time) {
        return "%.1f".formatted(time.toMillis() / MILLIS);
    }
}
