package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.comparison.CandidateResults;
import io.landport.bench.comparison.PairedComparison;
import io.landport.bench.comparison.Ratios;
import io.landport.bench.process.Logging;
import io.landport.contract.Release;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main class of the bench. */
@Command(
        name = "landport bench",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        description =
                "Compares the throughput of Landport and its peers on one broker with the same documents. Linux only.",
        version = "landport " + Release.VERSION,
        showDefaultValues = true,
        sortOptions = false,
        subcommands = {
            LatencyCommand.class,
            GrowthCommand.class,
            FireCommand.class,
            UpgradeBench.class,
            GatewayBench.class,
            IntakeBench.class,
            IdleBench.class,
            StoreCommand.class,
            ApiBench.class
        })
public final class Bench implements Callable<Integer> {
    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--documents", description = "Number of timed messages, after as many for warm-up.")
    private int documents = 2_000_000;

    @Option(names = "--runs", description = "Number of runs of each candidate.")
    private int runs = 3;

    @Option(
            names = "--only",
            paramLabel = "CODES",
            split = ",",
            description = "Candidates by code or letter, such as c,d2,e (default: all).")
    private Set<String> only = Set.of();

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
    public Integer call() throws Exception {
        List<Candidate> chosen = options.candidates(only);
        List<CandidateResults> results =
                options.measure(session -> new PairedComparison(session, documents).results(chosen, runs));
        options.print(results.stream().map(CandidateResults::row).toList());
        options.print(new Ratios(results).rows());
        options.writeJson(
                results.stream().flatMap(result -> result.runs().stream()).toList());
        return results.stream().allMatch(CandidateResults::hasFigures) ? 0 : 1;
    }
}
