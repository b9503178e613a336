package io.landport.bench;

import io.landport.bench.fire.Fire;
import io.landport.bench.fire.FireRound;
import io.landport.bench.fire.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "fire",
        description = {
            "Rounds of kill -9 of streams, consumers, broker and PostgreSQL under load; after each, once it has settled,"
                    + " everything is verified (docs/fire.md).",
            "Ends with the first round that is not clean: exit code 1, and the data folder stays."
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
            description = "How many rounds (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "300",
            description = "Messages a second meanwhile (${DEFAULT-VALUE}).")
    private int rate;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = options.freshFolder();
        PrintWriter out = spec.commandLine().getOut();
        out.println("seed %d, %,d messages a second, data in %s".formatted(options.seed(), rate, data));
        List<FireRound> done = new Fire(data, options.seed(), rate).run(rounds, round -> print(round, out));
        boolean isClean = done.stream().allMatch(FireRound::isClean);
        summarise(done, out);
        @Nullable Path json = options.json();
        if (json != null) {
            new Json(json, Map.of("seed", options.seed(), "rate", (long) rate))
                    .write(done.stream().map(FireCommand::row).toList());
        }
        if (isClean) {
            Folders.remove(data);
        }
        return isClean ? 0 : 1;
    }

    private static void print(FireRound round, PrintWriter out) {
        out.println("round %d: %s".formatted(round.number(), strikes(round)));
        out.println("  %,d messages, settled after %s s, %s"
                .formatted(
                        round.documents(),
                        seconds(round.settled()),
                        round.isClean()
                                ? "verified in %s s: nothing differs".formatted(seconds(round.verified()))
                                : "NOT CLEAN"));
        round.problems().forEach(problem -> out.println("    " + problem));
        out.flush();
    }

    private static void summarise(List<FireRound> rounds, PrintWriter out) {
        List<Duration> settled = rounds.stream()
                .map(FireRound::settled)
                .sorted(Comparator.naturalOrder())
                .toList();
        Map<Target, Long> kills = rounds.stream()
                .flatMap(round -> round.strikes().stream())
                .flatMap(strike -> strike.targets().stream())
                .collect(Collectors.groupingBy(target -> target, TreeMap::new, Collectors.counting()));
        out.println("%d rounds, %d of them clean, %,d messages"
                .formatted(
                        rounds.size(),
                        rounds.stream().filter(FireRound::isClean).count(),
                        rounds.stream().mapToLong(FireRound::documents).sum()));
        out.println("kills: "
                + kills.entrySet().stream()
                        .map(kill -> kill.getKey() + " " + kill.getValue())
                        .collect(Collectors.joining(", ")));
        out.println("time to settle: p50 %s s, max %s s"
                .formatted(seconds(settled.get((settled.size() - 1) / 2)), seconds(settled.get(settled.size() - 1))));
        out.flush();
    }

    private static Json.Row row(FireRound round) {
        return new Json.Row(TableColumns.of(
                "round", round.number(),
                "strikes", strikes(round),
                "messages", round.documents(),
                "settled_seconds", round.settled().toMillis() / MILLIS,
                "verified_seconds", round.verified().toMillis() / MILLIS,
                "problems", String.join("; ", round.problems())));
    }

    private static String strikes(FireRound round) {
        return round.strikes().stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    private static String seconds(Duration time) {
        return "%.1f".formatted(time.toMillis() / MILLIS);
    }
}
