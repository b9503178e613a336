package io.landport.bench.trial;

import java.util.Optional;

/**
 * The outcome of a trial: figures, or the reason why there are none. A wrong result has no figures.
 *
 * @param problem why there are no figures; empty if there are
 * @param isCorrect whether the result equals that of the oracle; then it was too short to measure if there are no figures
 */
public record TrialOutcome(Optional<TrialFigures> figures, Optional<String> problem, boolean isCorrect) {
    public static TrialOutcome failed(String problem) {
        return new TrialOutcome(Optional.empty(), Optional.of(problem), false);
    }

    static TrialOutcome correct(Optional<TrialFigures> figures) {
        return new TrialOutcome(
                figures, figures.isPresent() ? Optional.empty() : Optional.of("too short to measure"), true);
    }
}
