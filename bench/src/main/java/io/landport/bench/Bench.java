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

/** The main class of the bench. */
@Command(
        name = "landport bench",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        description =
                "Compares the throughput of Landport and its peers on one broker with the same documents. Linux only.",
        version = "landport 0.1.0",
        sortOptions = false,
        subcommands = {
            LatencyCommand.class,
            GrowthCommand.class,
            FireCommand.class,
            RecoveryCommand.class,
            CapacityCommand.class,
            GatewayCommand.class,
            StoreCommand.class,
            ExplainCommand.class,
            ApiCommand.class,
            XmlCommand.class,
            CsvCommand.class
        })
public final class Bench implements Callable<Integer> {
    private static final int DOCUMENTS = 2_000_000;
    private static final int RUNS = 3;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--documents",
            paramLabel = "N",
            description = "Number of timed messages (default: ${DEFAULT-VALUE}), after as many for warm-up.")
    private int documents = DOCUMENTS;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Number of runs of each candidate (default: ${DEFAULT-VALUE}).")
    private int runs = RUNS;

    @Option(
            names = "--only",
            paramLabel = "CODES",
            split = ",",
            description = "Candidates by code or letter, such as c,d2,e (default: all).")
    private Set<String> only = Set.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Bench() {}

    /** Runs a command and exits with its code: 0 success, 1 failure, 2 invalid usage. */
    public static void main(String... arguments) {
        Logging.configure();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setUsageHelpAutoWidth(true);
    }

    @Override
    public Integer call() throws IOException, SQLException {
        List<CandidateResults> summaries = summaries();
        new TextTable(summaries).print(spec.commandLine().getOut());
        @Nullable Path json = options.json();
        if (json != null) {
            new JsonReport(json, Map.of("seed", options.seed(), "documents", (long) documents, "runs", (long) runs))
                    .write(JsonReport.rows(summaries));
        }
        return summaries.stream().allMatch(CandidateResults::hasFigures) ? 0 : 1;
    }

    private List<CandidateResults> summaries() throws IOException, SQLException {
        List<Candidate> chosen = Candidates.of(only, spec.commandLine());
        Path data = options.createFolder();
        try {
            return new PairedComparison(data, options.seed(), documents, options.progress())
                    .run(chosen, runs).entrySet().stream()
                            .map(entry -> CandidateResults.of(entry.getKey(), entry.getValue()))
                            .toList();
        } finally {
            TemporaryFolders.delete(data);
        }
    }
}
