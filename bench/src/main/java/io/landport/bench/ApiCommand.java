package io.landport.bench;

import io.landport.bench.ApiTrial.ApiFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "api",
        description =
                "Measures readers of the HTTP API while the pipeline takes 5,000 documents/s, and what they cost the"
                        + " pipeline. Exits with 1 if p99 of the readers is 500 ms or more, or the latency of the pipeline grows by"
                        + " more than a fifth.",
        sortOptions = false)
final class ApiCommand implements Callable<Integer> {
    private static final double MILLI = 1000;
    private static final double MEDIAN = 50;
    private static final double HIGH = 99;
    private static final double HIGHEST = 99.9;
    private static final double MAX_READ_MILLIS = 500;
    private static final double MAX_GROWTH = 1.2;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds without readers, and as many with them (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds before them, which are not counted (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--readers",
            paramLabel = "N",
            defaultValue = "200",
            description = "Number of readers (default: ${DEFAULT-VALUE}).")
    private int readers;

    @Option(
            names = "--period",
            paramLabel = "N",
            defaultValue = "5",
            description = "Seconds between two questions of a reader (default: ${DEFAULT-VALUE}).")
    private int period;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException {
        Path data = options.createFolder();
        try {
            ApiFigures figures = new ApiTrial(
                            data,
                            options.seed(),
                            Duration.ofSeconds(warmUp),
                            Duration.ofSeconds(seconds),
                            readers,
                            Duration.ofSeconds(period),
                            options.progress())
                    .run();
            print(figures, spec.commandLine().getOut());
            return isGood(figures) ? 0 : 1;
        } finally {
            TemporaryFolders.delete(data);
        }
    }

    private static boolean isGood(ApiFigures figures) {
        return figures.readers().failures().isEmpty()
                && figures.missing() == 0
                && millis(figures.readers().micros(), HIGH) < MAX_READ_MILLIS
                && growth(figures) <= MAX_GROWTH;
    }

    private static double growth(ApiFigures figures) {
        return millis(figures.beside(), MEDIAN) / millis(figures.alone(), MEDIAN);
    }

    private static void print(ApiFigures figures, PrintWriter out) {
        out.printf("%-34s%12s%10s%10s%10s%10s%n", "", "number", "p50 ms", "p99 ms", "p99.9 ms", "max ms");
        line("questions", figures.readers().micros(), out);
        List<String> questions = new ArrayList<>();
        figures.readers().byQuestion().forEach((question, micros) -> {
            questions.add(question);
            line("  question " + questions.size(), micros, out);
        });
        line("document to row, without readers", figures.alone(), out);
        line("document to row, with readers", figures.beside(), out);
        for (String question : questions) {
            out.println("question " + (questions.indexOf(question) + 1) + ": " + question);
        }
        out.println("median of the pipeline with readers to without: %.2f".formatted(growth(figures)));
        out.println("documents that did not arrive: %,d; failed questions by status: %s"
                .formatted(figures.missing(), figures.readers().failures()));
        out.flush();
    }

    private static void line(String title, Histogram micros, PrintWriter out) {
        out.printf(
                "%-34s%,12d%,10.0f%,10.0f%,10.0f%,10.0f%n",
                title,
                micros.getTotalCount(),
                millis(micros, MEDIAN),
                millis(micros, HIGH),
                millis(micros, HIGHEST),
                micros.getMaxValue() / MILLI);
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MILLI;
    }
}
