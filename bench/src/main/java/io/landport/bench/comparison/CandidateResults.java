package io.landport.bench.comparison;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.report.FigureRow;
import io.landport.bench.trial.TrialFigures;
import io.landport.bench.trial.TrialOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The results of several runs of one candidate. It has figures only if every run was correct.
 *
 * @param figures of the runs, empty if one was not correct
 * @param problem the first problem, if any
 */
public record CandidateResults(Candidate candidate, List<TrialFigures> figures, Optional<String> problem) {
    public CandidateResults {
        figures = List.copyOf(figures);
    }

    static CandidateResults of(Candidate candidate, List<TrialOutcome> outcomes) {
        Optional<String> problem =
                outcomes.stream().flatMap(outcome -> outcome.problem().stream()).findFirst();
        List<TrialFigures> figures =
                outcomes.stream().flatMap(outcome -> outcome.figures().stream()).toList();
        return new CandidateResults(candidate, problem.isPresent() ? List.of() : figures, problem);
    }

    /** The median; the lower one of an even number. */
    double median(ToDoubleFunction<TrialFigures> figure) {
        double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    /** The median throughput; only if it has figures. */
    public double documentsPerSecond() {
        return median(TrialFigures::documentsPerSecond);
    }

    public boolean hasFigures() {
        return !figures.isEmpty();
    }

    /** The line of the table: medians, and the range of the throughput. */
    public FigureRow row() {
        if (!hasFigures()) {
            return title().with("problem", problem);
        }
        return title().with("documents_per_second", documentsPerSecond())
                .with("min", min(TrialFigures::documentsPerSecond))
                .with("max", -min(run -> -run.documentsPerSecond()))
                .with("program_us", median(run -> run.cpu().program()))
                .with("broker_us", median(run -> run.cpu().broker()))
                .with("database_us", median(run -> run.cpu().database()))
                .with("peak_mib", -min(run -> -run.peakMebibytes()));
    }

    /** A row for each run, or one without figures. */
    public List<FigureRow> runs() {
        return hasFigures()
                ? figures.stream().map(run -> title().with(run.row())).toList()
                : List.of(row());
    }

    private FigureRow title() {
        return new FigureRow().with("code", candidate.code()).with("title", candidate.title());
    }

    private double min(ToDoubleFunction<TrialFigures> figure) {
        return figures.stream().mapToDouble(figure).min().orElseThrow();
    }
}
