package io.landport.bench.trial;

import java.util.Optional;

/** The outcome of a trial: figures, or the reason why there are none. A wrong result has no figures. */
public sealed interface TrialOutcome {

    /** The figures, if there are any. */
    Optional<TrialFigures> figures();

    /** Why there are none. */
    Optional<String> problem();

    /** Whether the result equals that of the oracle. */
    boolean isCorrect();

    /** The result was correct. */
    record Correct(TrialFigures measured) implements TrialOutcome {
        @Override
        public Optional<TrialFigures> figures() {
            return Optional.of(measured);
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }

        @Override
        public boolean isCorrect() {
            return true;
        }
    }

    /** The result was wrong, or it was correct but the trial was too short to measure. */
    record WithoutFigures(String why, boolean isCorrect) implements TrialOutcome {
        @Override
        public Optional<TrialFigures> figures() {
            return Optional.empty();
        }

        @Override
        public Optional<String> problem() {
            return Optional.of(why);
        }
    }
}
