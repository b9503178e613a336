package io.landport.bench;

import io.landport.bench.candidate.Candidate;
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
record CandidateResults(Candidate candidate, List<TrialFigures> figures, Optional<String> problem) {
    CandidateResults {
        figures = List.copyOf(figures);
    }

    static CandidateResults of(Candidate candidate, List<TrialOutcome> outcomes) {
        Optional<String> problem =
                outcomes.stream().flatMap(outcome -> outcome.problem().stream()).findFirst();
        return new CandidateResults(
                candidate,
                problem.isPresent()
                        ? List.of()
                        : outcomes.stream()
                                .flatMap(outcome -> outcome.figures().stream())
                                .toList(),
                problem);
    }

    /** The median; the lower one of an even number. */
    double median(ToDoubleFunction<TrialFigures> figure) {
        double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    /** The minimum. */
    double min(ToDoubleFunction<TrialFigures> figure) {
        return figures.stream().mapToDouble(figure).min().orElseThrow();
    }

    /** The maximum. */
    double max(ToDoubleFunction<TrialFigures> figure) {
        return figures.stream().mapToDouble(figure).max().orElseThrow();
    }

    double documentsPerSecond() {
        return median(TrialFigures::documentsPerSecond);
    }

    boolean hasFigures() {
        return !figures.isEmpty();
    }
}
