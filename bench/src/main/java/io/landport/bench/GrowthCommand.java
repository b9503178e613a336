package io.landport.bench;

import io.landport.bench.Growth.Step;
import io.landport.bench.trial.TrialFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "growth",
        description =
                "Measures throughput, memory and restart time of the streams stage as its number of documents grows.",
        sortOptions = false)
final class GrowthCommand implements Callable<Integer> {
    private static final String CANDIDATE = "d2";
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final double MILLIS = 1000;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000000,5000000,20000000",
            description = "Numbers of documents in state (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException {
        List<Step> steps = steps();
        print(steps, spec.commandLine().getOut());
        @Nullable Path json = options.json();
        if (json != null) {
            new JsonReport(json, Map.of("seed", options.seed()))
                    .write(steps.stream().map(GrowthCommand::row).toList());
        }
        return steps.stream().allMatch(step -> step.outcome().isCorrect()) ? 0 : 1;
    }

    private List<Step> steps() throws IOException, SQLException {
        Path data = options.createFolder();
        try {
            return new Growth(Candidates.of(CANDIDATE), data, options.seed(), options.progress())
                    .run(sizes.stream().sorted().toList());
        } finally {
            TemporaryFolders.delete(data);
        }
    }

    private static void print(List<Step> steps, PrintWriter out) {
        out.printf(
                "%14s%14s%10s%14s%12s%12s%n",
                "documents", "documents/s", "us/doc", "resident MiB", "peak MiB", "restart s");
        for (Step step : steps) {
            Optional<TrialFigures> figures = step.outcome().figures();
            if (figures.isPresent()) {
                out.printf(
                        "%,14d%,14.0f%10.2f%,14.0f%,12.0f%12s%n",
                        step.documents(),
                        figures.get().documentsPerSecond(),
                        figures.get().programMicros(),
                        figures.get().residentBytes() / MEBIBYTE,
                        figures.get().peakBytes() / MEBIBYTE,
                        step.restart().map(GrowthCommand::seconds).orElse("never"));
            } else {
                out.printf(
                        "%,14d  %s%n",
                        step.documents(), step.outcome().problem().orElse(""));
            }
        }
        out.flush();
    }

    private static String seconds(Duration time) {
        return "%.1f".formatted(time.toMillis() / MILLIS);
    }

    private static JsonReport.ReportRow row(Step step) {
        Map<String, Object> columns = TableColumns.of("documents", step.documents());
        step.outcome()
                .figures()
                .ifPresent(figures -> columns.putAll(TableColumns.of(
                        "documents_per_second", figures.documentsPerSecond(),
                        "program_micros", figures.programMicros(),
                        "resident_bytes", figures.residentBytes(),
                        "peak_bytes", figures.peakBytes())));
        step.outcome().problem().ifPresent(problem -> columns.put("problem", problem));
        step.restart().ifPresent(restart -> columns.put("restart_millis", restart.toMillis()));
        return new JsonReport.ReportRow(columns);
    }
}
