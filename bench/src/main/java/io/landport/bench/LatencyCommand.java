package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.comparison.CandidateResults;
import io.landport.bench.comparison.Latency;
import io.landport.bench.comparison.Latency.LatencyFigures;
import io.landport.bench.comparison.Latency.LatencyResult;
import io.landport.bench.comparison.PairedComparison;
import io.landport.bench.process.ServerProcesses;
import io.landport.bench.report.FigureRow;
import io.landport.bench.shipped.LandportToStore;
import io.landport.bench.trial.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "latency",
        description = "Measures the time from sending a document to its daily row in PostgreSQL, at fixed rates,"
                + " and what a document costs at them and when catching up.",
        showDefaultValues = true,
        sortOptions = false)
final class LatencyCommand implements Callable<Integer> {
    private static final String PASS_THROUGH = "c";
    private static final int PASSED = 1_000_000;
    private static final int STEP = 100;

    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--rates", split = ",", description = "Documents per second, multiples of 100.")
    private List<Integer> rates = List.of(1_000, 20_000, 50_000);

    @Option(
            names = "--fractions",
            split = ",",
            description =
                    "Rates as fractions of the throughput of the pass-through c, which is measured first, instead of --rates.")
    private List<Double> fractions = List.of();

    @Option(names = "--seconds", description = "Seconds that each rate is measured, after the warm-up.")
    private int seconds = 60;

    @Option(names = "--warm-up", description = "Seconds before that.")
    private int warmUp = 150;

    @Option(
            names = "--catch-up",
            description = "Number of timed messages that are processed from a backlog, after as many for warm-up; 0 for"
                    + " none.")
    private int catchUp = 1_000_000;

    @Option(
            names = "--only",
            paramLabel = "CODES",
            split = ",",
            description = "Candidates by code or letter; only Landport into PostgreSQL is measured.")
    private Set<String> only = Set.of();

    @Override
    public Integer call() throws Exception {
        List<Candidate> chosen = options.candidates(only).stream()
                .filter(LandportToStore.class::isInstance)
                .toList();
        OptionalDouble passThrough = fractions.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(passThrough());
        List<Integer> measured = passThrough.isEmpty() ? rates : rates(passThrough.getAsDouble());
        List<LatencyResult> results = options.measure(session -> results(chosen, measured, session));
        List<CandidateResults> catchingUp = catchUp == 0
                ? List.of()
                : options.measure(session -> new PairedComparison(session, catchUp).results(chosen, 1));
        options.print(results.stream()
                .map(result -> title(result, passThrough).with(latency(result)))
                .toList());
        options.print(results.stream()
                .map(result -> title(result, passThrough).with(costs(result, catchingUp)))
                .toList());
        options.print(catchingUp.stream().map(CandidateResults::row).toList());
        options.writeJson(results.stream()
                .map(result -> title(result, passThrough).with(latency(result)).with(costs(result, catchingUp)))
                .toList());
        return 0;
    }

    /** The documents a second of the pass-through. */
    private double passThrough() throws Exception {
        List<Candidate> candidates = options.candidates(Set.of(PASS_THROUGH));
        CandidateResults results = options.measure(session ->
                new PairedComparison(session, PASSED).results(candidates, 1).get(0));
        options.print(List.of(results.row()));
        if (!results.hasFigures()) {
            throw new IllegalStateException(
                    "the pass-through failed: " + results.problem().orElse(""));
        }
        return results.documentsPerSecond();
    }

    /** Rates that are multiples of {@link #STEP}, at least one. */
    private List<Integer> rates(double passThrough) {
        return fractions.stream()
                .map(fraction -> STEP * Math.max(1, (int) (fraction * passThrough / STEP)))
                .toList();
    }

    private List<LatencyResult> results(List<Candidate> chosen, List<Integer> measured, Session session)
            throws IOException, SQLException {
        List<LatencyResult> results = new ArrayList<>();
        Latency latency = new Latency(session, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
        try (ServerProcesses servers = ServerProcesses.start(session.data().resolve("servers"))) {
            for (int rate : measured) {
                for (Candidate candidate : chosen) {
                    session.step("%s at %,d/s", candidate.title(), rate);
                    results.add(latency.measure(candidate, rate, servers));
                }
            }
        }
        return results;
    }

    private static FigureRow title(LatencyResult result, OptionalDouble passThrough) {
        FigureRow title = new FigureRow()
                .with("code", result.candidate().code())
                .with("title", result.candidate().title())
                .with("rate", result.rate());
        return passThrough.isEmpty() ? title : title.with("of_c", result.rate() / passThrough.getAsDouble());
    }

    private static FigureRow latency(LatencyResult result) {
        if (result.figures().isEmpty()) {
            return new FigureRow().with("problem", "failed: " + result.problem());
        }
        LatencyFigures figures = result.figures().get();
        FigureRow row = new FigureRow().with(figures.micros());
        return figures.hasKeptUp()
                ? row
                : row.with(
                        "problem",
                        "not keeping up: %,d missing at the end, sender late by up to %,d ms"
                                .formatted(figures.missing(), figures.lateMillis()));
    }

    private static FigureRow costs(LatencyResult result, List<CandidateResults> catchingUp) {
        FigureRow row = new FigureRow();
        result.figures().ifPresent(figures -> row.with(figures.costs().row()));
        return row.with("cpu_over_catching_up", result.over(catchingUp));
    }
}
