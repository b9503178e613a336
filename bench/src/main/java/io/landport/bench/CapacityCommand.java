package io.landport.bench;

import io.landport.bench.Capacity.CapacityResult;
import io.landport.bench.Capacity.Width;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "capacity",
        description =
                "Measures what each task of a wide installation costs: all of them in one streams process (docs/capacity.md).",
        sortOptions = false)
final class CapacityCommand implements Callable<Integer> {
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final double MILLIS = 1000;
    private static final int PERCENT = 100;
    private static final String LINE = "%-30s%s";
    private static final String RESTART = "restart_seconds";

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--documents",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Number of messages (default: ${DEFAULT-VALUE}); the second half is timed.")
    private int documents;

    @Option(
            names = "--document-partitions",
            paramLabel = "N",
            defaultValue = "64",
            description = "Partitions of the document topics (default: ${DEFAULT-VALUE}).")
    private int documentPartitions;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "16",
            description = "Partitions of all other topics (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--busiest",
            paramLabel = "PERCENT",
            defaultValue = "40",
            description = "Documents at the busiest of 24 crossings, in percent (default: ${DEFAULT-VALUE}); 0 to 100.")
    private int busiest;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException {
        if (documents < 2 || documentPartitions < 1 || partitions < 1 || busiest < 0 || busiest > PERCENT) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--documents must be at least 2, numbers of partitions at least 1, --busiest 0 to 100");
        }
        Width width = new Width(documentPartitions, partitions);
        Map<String, Object> figures;
        boolean isCorrect;
        Path data = options.createFolder();
        try {
            CapacityResult result =
                    new Capacity(data, options.seed(), options.progress()).measure(width, documents, busiest);
            figures = figures(width, result);
            isCorrect = result.outcome().isCorrect() && result.restart().isPresent();
        } finally {
            TemporaryFolders.delete(data);
        }
        print(figures, spec.commandLine().getOut());
        @Nullable Path json = options.json();
        if (json != null) {
            new JsonReport(json, Map.of("seed", options.seed(), "documents", (long) documents))
                    .write(List.of(new JsonReport.ReportRow(figures)));
        }
        return isCorrect ? 0 : 1;
    }

    private static Map<String, Object> figures(Width width, CapacityResult result) {
        Map<String, Object> figures = TableColumns.of("tasks", width.tasks());
        result.outcome()
                .figures()
                .ifPresent(trial -> figures.putAll(TableColumns.of(
                        "documents_per_second", trial.documentsPerSecond(),
                        "program_micros", trial.programMicros(),
                        "broker_micros", trial.brokerMicros(),
                        "peak_mib", trial.peakBytes() / MEBIBYTE)));
        result.outcome().problem().ifPresent(problem -> figures.put("problem", problem));
        figures.putAll(TableColumns.of(
                "documents_largest_over_mean", largestOverMean(result.documents()),
                "totals_largest_over_mean", largestOverMean(result.totals()),
                "parcels_per_transaction",
                        (double) result.streams().parcels()
                                / Math.max(1, result.streams().transactions()),
                "heap_mib_per_task", result.streams().heapBytes() / MEBIBYTE / width.tasks(),
                "mapped_mib_per_task", result.files().mappedBytes() / MEBIBYTE / width.tasks(),
                "resident_mib_per_task", result.files().residentBytes() / MEBIBYTE / width.tasks(),
                "mappings_per_task", (double) result.files().mappings() / width.tasks(),
                "file_handles", result.files().handles()));
        result.restart().ifPresent(restart -> figures.put(RESTART, restart.toMillis() / MILLIS));
        return figures;
    }

    private static void print(Map<String, Object> figures, PrintWriter out) {
        figures.forEach((name, figure) -> out.println(LINE.formatted(name.replace('_', ' '), text(figure))));
        if (!figures.containsKey(RESTART)) {
            out.println(LINE.formatted("restart", "never"));
        }
        out.flush();
    }

    private static String text(Object figure) {
        return figure instanceof Double number ? "%,.2f".formatted(number) : figure.toString();
    }

    private static double largestOverMean(List<Long> counts) {
        double largest = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        double mean = counts.stream().mapToLong(Long::longValue).average().orElse(0);
        return mean == 0 ? 0 : largest / mean;
    }
}
