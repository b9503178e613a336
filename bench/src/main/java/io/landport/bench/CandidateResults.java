package io.landport.bench;

import io.landport.bench.candidate.Candidate;
import io.landport.bench.trial.TrialFigures;
import io.landport.bench.trial.TrialOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Several runs of one candidate together. It has figures only where every run was right.
 *
 * @param figures of the runs, empty where one was wrong
 * @param problem the first thing that was wrong, if any was
 */
record Summary(Candidate candidate, List<TrialFigures> figures, Optional<String> problem) {
    Summary {
        figures = List.copyOf(figures);
    }

    static Summary of(Candidate candidate, List<TrialOutcome> outcomes) {
        Optional<String> problem =
                outcomes.stream().flatMap(outcome -> outcome.problem().stream()).findFirst();
        return new Summary(
                candidate,
                problem.isPresent()
                        ? List.of()
                        : outcomes.stream()
                                .flatMap(outcome -> outcome.figures().stream())
                                .toList(),
                problem);
    }

    /** The middle one; of an even number, the lower middle. */
    double median(ToDoubleFunction<TrialFigures> figure) {
        double[] sorted = figures.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    /** The least. */
    double least(ToDoubleFunction<TrialFigures> figure) {
        return figures.stream().mapToDouble(figure).min().orElseThrow();
    }

    /** The most. */
    double most(ToDoubleFunction<TrialFigures> figure) {
        return figures.stream().mapToDouble(figure).max().orElseThrow();
    }

    double documentsPerSecond() {
        return median(TrialFigures::documentsPerSecond);
    }

    boolean hasFigures() {
        return !figures.isEmpty();
    }
}
