package io.landport.bench;

import io.landport.bench.csv.CsvTrial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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
        name = "csv",
        description =
                "Times the reading of csv, and of the same documents in other columns with a mapping, on one core.",
        sortOptions = false)
final class CsvCommand implements Callable<Integer> {
    private static final String LINE = "%-24s%,12.0f documents/s  %.2f x csv";

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--documents",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Number of documents of three lines (default: ${DEFAULT-VALUE}).")
    private int documents;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "Number of timed runs of each format, after one for warm-up (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (documents < 1 || runs < 1) {
            throw new ParameterException(spec.commandLine(), "--documents and --runs must be at least 1");
        }
        Map<String, Double> rates;
        Path data = options.createFolder();
        try {
            rates = CsvTrial.of(data, documents, options.seed(), runs).measure();
        } finally {
            TemporaryFolders.delete(data);
        }
        double plain = rates.values().iterator().next();
        PrintWriter out = spec.commandLine().getOut();
        rates.forEach((name, rate) -> out.println(LINE.formatted(name, rate, rate / plain)));
        out.flush();
        @Nullable Path json = options.json();
        if (json != null) {
            List<JsonReport.ReportRow> rows = new ArrayList<>();
            rates.forEach((name, rate) -> rows.add(new JsonReport.ReportRow(
                    TableColumns.of("format", name, "documents_per_second", rate, "ratio", rate / plain))));
            new JsonReport(json, Map.of("seed", options.seed(), "documents", (long) documents, "runs", (long) runs))
                    .write(rows);
        }
        return 0;
    }
}
