package io.landport.bench;

import io.landport.bench.api.ApiTrial;
import io.landport.bench.api.ApiTrial.ApiFigures;
import io.landport.bench.report.FigureRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "api",
        description =
                "Measures readers of the HTTP API while the pipeline takes 5,000 documents/s, and what they cost the"
                        + " pipeline. Exits with 1 if p99 of the readers is 500 ms or more, or the latency of the pipeline grows by"
                        + " more than a fifth.",
        showDefaultValues = true,
        sortOptions = false)
final class ApiBench implements Callable<Integer> {
    private static final double MAX_READ_MILLIS = 500;
    private static final double MAX_GROWTH = 1.2;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--seconds", description = "Seconds without readers, and as many with them.")
    private int seconds = 60;

    @Option(names = "--warm-up", description = "Seconds before them, which are not counted.")
    private int warmUp = 60;

    @Option(names = "--readers", description = "Number of readers.")
    private int readers = 200;

    @Option(names = "--period", description = "Seconds between two questions of a reader.")
    private int period = 5;

    @Override
    public Integer call() throws Exception {
        ApiFigures figures = options.measure(
                session -> new ApiTrial(session, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds))
                        .run(readers, Duration.ofSeconds(period)));
        double growth = FigureRow.median(figures.beside().micros())
                / FigureRow.median(figures.alone().micros());
        int missing = figures.alone().missing() + figures.beside().missing();
        options.report(rows(figures));
        options.print("median of the pipeline with readers to without: %.2f".formatted(growth));
        options.print("documents that did not arrive: %,d; failed questions by status: %s"
                .formatted(missing, figures.readers().failures()));
        return figures.readers().failures().isEmpty()
                        && missing == 0
                        && FigureRow.high(figures.readers().micros()) < MAX_READ_MILLIS
                        && growth <= MAX_GROWTH
                ? 0
                : 1;
    }

    private static List<FigureRow> rows(ApiFigures figures) {
        List<FigureRow> rows = new ArrayList<>();
        rows.add(FigureRow.of("questions").with(figures.readers().micros()));
        figures.readers()
                .byQuestion()
                .forEach((question, micros) ->
                        rows.add(FigureRow.of("  " + question).with(micros)));
        rows.add(FigureRow.of("document to row, without readers")
                .with(figures.alone().micros()));
        rows.add(FigureRow.of("document to row, with readers")
                .with(figures.beside().micros()));
        return rows;
    }
}
