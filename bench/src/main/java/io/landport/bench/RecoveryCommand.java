package io.landport.bench;

import io.landport.bench.Recovery.RecoveryResult;
import io.landport.bench.fire.StreamsProcesses;
import io.landport.streams.Failover;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "recovery",
        description =
                "Measures the time from kill -9 of one of several streams processes to correct totals in PostgreSQL (docs/fire.md).",
        sortOptions = false)
final class RecoveryCommand implements Callable<Integer> {
    private static final double MILLIS = 1000;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--documents",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Number of documents in state (default: ${DEFAULT-VALUE}).")
    private int documents;

    @Option(
            names = "--processes",
            paramLabel = "N",
            defaultValue = "2",
            description = "Number of streams processes, 2 to 4 (default: ${DEFAULT-VALUE}).")
    private int processes;

    @Option(
            names = "--standbys",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many other processes keep a copy of the state of each task (default: ${DEFAULT-VALUE}).")
    private int standbys;

    @Option(
            names = "--session-timeout",
            paramLabel = "SECONDS",
            defaultValue = "6",
            description = "After how long a silent streams process is dead for Kafka (default: ${DEFAULT-VALUE}).")
    private int sessionSeconds;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException {
        StreamsProcesses streams = streams();
        Path data = options.createFolder();
        try {
            RecoveryResult result = new Recovery(data, options.seed(), options.progress()).measure(documents, streams);
            print(result, spec.commandLine().getOut());
            return result.recovered().isPresent() && result.isClean() ? 0 : 1;
        } finally {
            TemporaryFolders.delete(data);
        }
    }

    private StreamsProcesses streams() {
        try {
            return new StreamsProcesses(processes, new Failover(standbys, Duration.ofSeconds(sessionSeconds)));
        } catch (IllegalArgumentException invalid) {
            throw new ParameterException(spec.commandLine(), String.valueOf(invalid.getMessage()), invalid);
        }
    }

    private void print(RecoveryResult result, PrintWriter out) {
        out.println("%,d documents in state, one of %d streams processes killed, standbys %d, session timeout %d s"
                .formatted(documents, processes, standbys, sessionSeconds));
        out.println("  rebalanced after            "
                + result.rebalanced().map(RecoveryCommand::seconds).orElse("never"));
        out.println("  first total, its partitions " + listed(result.firstTotals()));
        out.println("  first total, the others     " + listed(result.othersFirstTotals()));
        out.println("  recovered after             "
                + result.recovered().map(RecoveryCommand::seconds).orElse("never"));
        out.println("  verified: " + (result.isClean() ? "no differences" : "FAILED"));
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
