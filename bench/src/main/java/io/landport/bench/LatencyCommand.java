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
    @Mixin
    private BenchOptions options = new BenchOptions();

    @Option(names = "--rates", split = ",", description = "Documents per second, multiples of 100.")
    private List<Integer> rates = List.of(1_000, 20_000, 50_000);

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
        List<LatencyResult> results = options.measure(session -> results(chosen, session));
        List<CandidateResults> catchingUp = catchUp == 0
                ? List.of()
                : options.measure(session -> new PairedComparison(session, catchUp).results(chosen, 1));
        options.print(results.stream()
                .map(result -> title(result).with(latency(result)))
                .toList());
        options.print(results.stream()
                .map(result -> title(result).with(costs(result, catchingUp)))
                .toList());
        options.print(catchingUp.stream().map(CandidateResults::row).toList());
        options.writeJson(results.stream()
                .map(result -> title(result).with(latency(result)).with(costs(result, catchingUp)))
                .toList());
        return 0;
    }

    private List<LatencyResult> results(List<Candidate> chosen, Session session) throws IOException, SQLException {
        List<LatencyResult> results = new ArrayList<>();
        Latency latency = new Latency(session, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
        try (ServerProcesses servers = ServerProcesses.start(session.data().resolve("servers"))) {
            for (int rate : rates) {
                for (Candidate candidate : chosen) {
                    session.step("%s at %,d/s", candidate.title(), rate);
                    results.add(latency.measure(candidate, rate, servers));
                }
            }
        }
        return results;
    }

    private static FigureRow title(LatencyResult result) {
        return new FigureRow()
                .with("code", result.candidate().code())
                .with("title", result.candidate().title())
                .with("rate", result.rate());
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
