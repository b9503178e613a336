package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.process.Logging;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The bench's entry. */
@Command(
        name = "landport bench",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        description = "Landport and its peers on one broker with the same documents. Needs Linux.",
        version = "landport 0.1.0",
        sortOptions = false,
        subcommands = {
            LatencyCommand.class,
            GrowthCommand.class,
            FireCommand.class,
            RecoveryCommand.class,
            StoreCommand.class
        })
public final class Bench implements Callable<Integer> {
    private static final int DOCUMENTS = 2_000_000;
    private static final int RUNS = 3;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--documents",
            paramLabel = "N",
            description = "How many messages are timed (${DEFAULT-VALUE}); as many come before, to warm up.")
    private int documents = DOCUMENTS;

    @Option(names = "--runs", paramLabel = "N", description = "How often each candidate runs (${DEFAULT-VALUE}).")
    private int runs = RUNS;

    @Option(
            names = "--only",
            paramLabel = "CODES",
            split = ",",
            description = "Candidates by code or letter, such as c,d2,e; all where not given.")
    private Set<String> only = Set.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Bench() {}

    /** Runs a command and ends with its exit code: 0 done, 1 failure, 2 usage. */
    public static void main(String... arguments) {
        Logging.quieten();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setUsageHelpAutoWidth(true);
    }

    @Override
    public Integer call() throws IOException, SQLException {
        List<Summary> summaries = summaries();
        new TextTable(summaries).print(spec.commandLine().getOut());
        @Nullable Path json = options.json();
        if (json != null) {
            new Json(json, Map.of("seed", options.seed(), "documents", (long) documents, "runs", (long) runs))
                    .write(Json.rows(summaries));
        }
        return summaries.stream().allMatch(Summary::hasFigures) ? 0 : 1;
    }

    private List<Summary> summaries() throws IOException, SQLException {
        List<Candidate> chosen = Candidates.of(only, spec.commandLine());
        Path data = options.freshFolder();
        try {
            return new PairedComparison(data, options.seed(), documents, options.progress())
                    .run(chosen, runs).entrySet().stream()
                            .map(entry -> Summary.of(entry.getKey(), entry.getValue()))
                            .toList();
        } finally {
            Folders.remove(data);
        }
    }
}
