package io.landport.bench;

import io.landport.bench.Latency.Result;
import io.landport.bench.candidate.Candidate;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.trial.Watch;
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
        description = "From the send of a document to its daily row in PostgreSQL, at fixed rates.",
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
            description = "Documents a second, multiples of 100 (${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long each rate is measured (${DEFAULT-VALUE}), after 150 seconds to warm up.")
    private int seconds;

    @Option(
            names = "--only",
            paramLabel = "CODES",
            split = ",",
            description = "Candidates by code or letter; all that write to PostgreSQL where not given.")
    private Set<String> only = Set.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException {
        List<Result> results = results();
        print(results, spec.commandLine().getOut());
        @Nullable Path json = options.json();
        if (json != null) {
            new Json(json, Map.of("seed", options.seed(), "seconds", (long) seconds))
                    .write(results.stream().map(LatencyCommand::row).toList());
        }
        return 0;
    }

    private List<Result> results() throws IOException, SQLException {
        List<Candidate> chosen = Candidates.of(only, spec.commandLine()).stream()
                .filter(candidate -> candidate.table().isPresent())
                .toList();
        List<Result> results = new ArrayList<>();
        Path data = options.freshFolder();
        try (ServerProcesses servers = ServerProcesses.start(data.resolve("servers"));
                Watch watch = new Watch(servers.bootstrapServers())) {
            Latency latency = new Latency(data, options.seed(), Duration.ofSeconds(seconds));
            for (int rate : rates) {
                for (Candidate candidate : chosen) {
                    options.progress().accept("%s at %,d/s".formatted(candidate.title(), rate));
                    results.add(latency.measure(candidate, rate, servers, watch));
                }
            }
        } finally {
            Folders.remove(data);
        }
        return results;
    }

    private static void print(List<Result> results, PrintWriter out) {
        out.printf("%-46s%14s%10s%10s%10s%10s%n", "", "documents/s", "p50 ms", "p99 ms", "p99.9 ms", "most ms");
        for (Result result : results) {
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

    private static String note(Result result) {
        return result.isHeld()
                ? ""
                : "  does not hold this rate: %,d of %,d missing at the end, sender late by up to %,d ms"
                        .formatted(result.missing(), result.micros().getTotalCount(), result.lateMillis());
    }

    private static Json.Row row(Result result) {
        Histogram micros = result.micros();
        return new Json.Row(TableColumns.of(
                "code", result.candidate().code(),
                "title", result.candidate().title(),
                "rate", result.rate(),
                "p50_micros", micros.getValueAtPercentile(MEDIAN),
                "p99_micros", micros.getValueAtPercentile(HIGH),
                "p99_9_micros", micros.getValueAtPercentile(HIGHEST),
                "most_micros", micros.getMaxValue(),
                "markers", micros.getTotalCount(),
                "missing", result.missing(),
                "sender_late_millis", result.lateMillis(),
                "holds", result.isHeld(),
                "problem", result.problem()));
    }
}
