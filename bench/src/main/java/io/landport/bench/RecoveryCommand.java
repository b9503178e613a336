package io.landport.bench;

import io.landport.bench.Recovery.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "recovery",
        description =
                "From kill -9 of one of two streams processes to the next right totals in PostgreSQL (docs/fire.md).",
        sortOptions = false)
final class RecoveryCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--documents",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Documents of state (${DEFAULT-VALUE}).")
    private int documents;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException {
        Path data = options.freshFolder();
        try {
            Result result = new Recovery(data, options.seed(), options.progress()).measure(documents);
            print(result, spec.commandLine().getOut());
            return result.recovered().isPresent() && result.isClean() ? 0 : 1;
        } finally {
            Folders.remove(data);
        }
    }

    private void print(Result result, PrintWriter out) {
        out.println("%,d documents of state, one of two streams processes killed".formatted(documents));
        out.println("  group without it after      "
                + result.rebalanced().map(RecoveryCommand::seconds).orElse("never"));
        out.println("  first total, its partitions " + listed(result.firstTotals()));
        out.println("  first total, the others     " + listed(result.othersFirstTotals()));
        out.println("  recovered after             "
                + result.recovered().map(RecoveryCommand::seconds).orElse("never"));
        out.println("  verified: " + (result.isClean() ? "nothing differs" : "NOT CLEAN"));
        out.flush();
    }

    private static String listed(Map<Integer, Duration> durations) {
        return durations.entrySet().stream()
                .map(first -> first.getKey() + ": " + seconds(first.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / MILLIS);
    }
}
