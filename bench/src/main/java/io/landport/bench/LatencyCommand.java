package io.landport.bench;

import io.landport.bench.Latency.LatencyResult;
import io.landport.bench.candidate.Candidate;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.BrokerAdmin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "latency",
        description = "Measures the time from sending a document to its daily row in PostgreSQL, at fixed rates,"
                + " and what a document costs at them and when catching up.",
        sortOptions = false)
final class LatencyCommand implements Callable<Integer> {
    private static final double MILLI = 1000;
    private static final double MEDIAN = 50;
    private static final double HIGH = 99;
    private static final double HIGHEST = 99.9;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--rates",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000,20000,50000",
            description = "Documents per second, multiples of 100 (default: ${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds that each rate is measured (default: ${DEFAULT-VALUE}), after the warm-up.")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "150",
            description = "Seconds before that (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--catch-up",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Number of timed messages that are processed from a backlog, after as many for warm-up"
                    + " (default: ${DEFAULT-VALUE}); 0 for none.")
    private int catchUp;

    @Option(
            names = "--only",
            paramLabel = "CODES",
            split = ",",
            description = "Candidates by code or letter (default: all that write to PostgreSQL).")
    private Set<String> only = Set.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException {
        List<LatencyResult> results = results();
        List<CandidateResults> catchingUp = catchUp == 0 ? List.of() : catchingUp();
        CostTable costs = new CostTable(results, catchingUp);
        print(results, spec.commandLine().getOut());
        costs.print(spec.commandLine().getOut());
        @Nullable Path json = options.json();
        if (json != null) {
            new JsonReport(json, Map.of("seed", options.seed(), "seconds", (long) seconds))
                    .write(results.stream().map(result -> row(result, costs)).toList());
        }
        return 0;
    }

    private List<LatencyResult> results() throws IOException, SQLException {
        List<LatencyResult> results = new ArrayList<>();
        Path data = options.createFolder();
        try (ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
                BrokerAdmin admin = new BrokerAdmin(servers.bootstrapServers())) {
            Latency latency =
                    new Latency(data, options.seed(), Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
            for (int rate : rates) {
                for (Candidate candidate : chosen()) {
                    options.progress().accept("%s at %,d/s".formatted(candidate.title(), rate));
                    results.add(latency.measure(candidate, rate, servers, admin));
                }
            }
        } finally {
            TemporaryFolders.delete(data);
        }
        return results;
    }

    private List<CandidateResults> catchingUp() throws IOException, SQLException {
        Path data = options.createFolder();
        try {
            return new PairedComparison(data, options.seed(), catchUp, options.progress())
                    .run(chosen(), 1).entrySet().stream()
                            .map(entry -> CandidateResults.of(entry.getKey(), entry.getValue()))
                            .toList();
        } finally {
            TemporaryFolders.delete(data);
        }
    }

    private List<Candidate> chosen() {
        return Candidates.of(only, spec.commandLine()).stream()
                .filter(candidate -> candidate.table().isPresent())
                .toList();
    }

    private static void print(List<LatencyResult> results, PrintWriter out) {
        out.printf("%-46s%14s%10s%10s%10s%10s%n", "", "documents/s", "p50 ms", "p99 ms", "p99.9 ms", "max ms");
        for (LatencyResult result : results) {
            if (!result.problem().isEmpty()) {
                out.printf("%-46s%,14d  failed: %s%n", result.candidate().title(), result.rate(), result.problem());
                continue;
            }
            Histogram micros = result.micros();
            out.printf(
                    "%-46s%,14d%,10.0f%,10.0f%,10.0f%,10.0f%s%n",
                    result.candidate().title(),
                    result.rate(),
                    micros.getValueAtPercentile(MEDIAN) / MILLI,
                    micros.getValueAtPercentile(HIGH) / MILLI,
                    micros.getValueAtPercentile(HIGHEST) / MILLI,
                    micros.getMaxValue() / MILLI,
                    note(result));
        }
        out.flush();
    }

    private static String note(LatencyResult result) {
        return result.hasKeptUp()
                ? ""
                : "  not keeping up: %,d of %,d missing at the end, sender late by up to %,d ms"
                        .formatted(result.missing(), result.micros().getTotalCount(), result.lateMillis());
    }

    private static JsonReport.ReportRow row(LatencyResult result, CostTable costs) {
        Histogram micros = result.micros();
        Map<String, Object> columns = TableColumns.of(
                "code", result.candidate().code(),
                "title", result.candidate().title(),
                "rate", result.rate(),
                "p50_micros", micros.getValueAtPercentile(MEDIAN),
                "p99_micros", micros.getValueAtPercentile(HIGH),
                "p99_9_micros", micros.getValueAtPercentile(HIGHEST),
                "max_micros", micros.getMaxValue(),
                "markers", micros.getTotalCount(),
                "missing", result.missing(),
                "sender_late_millis", result.lateMillis(),
                "kept_up", result.hasKeptUp(),
                "problem", result.problem());
        result.costs().ifPresent(cost -> columns.putAll(row(cost)));
        costs.ratio(result).ifPresent(ratio -> columns.put("cpu_over_catching_up", ratio));
        return new JsonReport.ReportRow(columns);
    }

    private static Map<String, Object> row(DocumentCosts costs) {
        return TableColumns.of(
                "program_micros", costs.programMicros(),
                "broker_micros", costs.brokerMicros(),
                "database_micros", costs.databaseMicros(),
                "records_published", costs.records(),
                "partitions_per_transaction", costs.partitions(),
                "wal_bytes", costs.walBytes(),
                "full_page_bytes", costs.fullPageBytes());
    }
}
