package io.landport.bench;

import io.landport.bench.report.FigureRow;
import io.landport.bench.upgrade.Build;
import io.landport.bench.upgrade.RollingUpgrade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "upgrade",
        description = {
            "Builds a commit, starts three streams processes, two consumers and two gateways of it under load, replaces one after"
                    + " another by those of the working tree and back, and kills some in between (docs/operations.md).",
            "In the last round a rule differs: runs 'landport upgrade' with other reference data, and swaps back, and kills some.",
            "After each round, and before it swaps back, verifies all figures and all documents that were acknowledged. Stops after the first round with a"
                    + " difference. The exit code is 1 after a difference or a missed bar: 99 % of documents in the store"
                    + " within 5 s, and no request without an answer but for kills."
        },
        showDefaultValues = true,
        sortOptions = false)
final class UpgradeBench implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--from", paramLabel = "COMMIT", required = true, description = "The commit to upgrade from.")
    private String from = "";

    @Option(names = "--rounds", description = "Number of rounds, of which the last is the one with another rule.")
    private int rounds = 10;

    @Option(names = "--rate", description = "Documents per second, half of them over HTTP.")
    private int rate = 2_000;

    @Override
    public Integer call() throws Exception {
        List<RollingUpgrade.Round> done = new ArrayList<>();
        options.measure(session -> {
            Path checkout = session.data().resolve("commit");
            session.step("building %s", from);
            try {
                Build before = Build.of(from, checkout);
                new RollingUpgrade(session, before, Build.ofWorkingTree(), rate).run(rounds, round -> {
                    done.add(round);
                    print(done.size(), round);
                });
            } finally {
                Build.remove(checkout);
            }
            return done.size();
        });
        options.writeJson(done.stream().map(UpgradeBench::row).toList());
        boolean isMet = done.stream()
                .allMatch(round -> round.isClean() && round.missedBars().isEmpty());
        return isMet ? 0 : 1;
    }

    private void print(int number, RollingUpgrade.Round round) {
        options.print(
                "%d. %s: %d replaced or restarted, %d killed; %,d messages, %,d documents with 202, %d of them missing"
                        .formatted(
                                number,
                                round.change(),
                                round.replaced(),
                                round.kills(),
                                round.published(),
                                round.answered(),
                                round.missing()));
        options.print("  requests repeated: %d after 503 with Retry-After, %d refused, %d broken off"
                .formatted(round.retries(), round.refused(), round.broken()));
        options.print("  document to store: p50 %.1f s, p99 %.1f s, max %.1f s, %.1f %% within 5 s; %s"
                .formatted(
                        round.freshness().median().toMillis() / MILLIS,
                        round.freshness().p99().toMillis() / MILLIS,
                        round.freshness().max().toMillis() / MILLIS,
                        100 * round.freshness().onTime(),
                        round.isClean() ? "no differences" : "FAILED"));
        round.problems().forEach(problem -> options.print("    " + problem));
        round.missedBars().forEach(bar -> options.print("    bar missed: " + bar));
    }

    private static FigureRow row(RollingUpgrade.Round round) {
        return new FigureRow()
                .with("change", round.change())
                .with("replaced", round.replaced())
                .with("kills", round.kills())
                .with("messages", round.published())
                .with("answered", round.answered())
                .with("missing", round.missing())
                .with("retries", round.retries())
                .with("refused", round.refused())
                .with("broken", round.broken())
                .with("p50_seconds", round.freshness().median().toMillis() / MILLIS)
                .with("p99_seconds", round.freshness().p99().toMillis() / MILLIS)
                .with("max_seconds", round.freshness().max().toMillis() / MILLIS)
                .with("within_five_seconds", round.freshness().onTime())
                .with("missed_bars", String.join("; ", round.missedBars()))
                .with("problems", String.join("; ", round.problems()));
    }
}
