package io.landport.bench.trial;

import java.util.Optional;

/** What came of a trial. Sealed: a figure counts only where the result was right. */
public sealed interface TrialOutcome {

    /** The figures, if there are any. */
    Optional<TrialFigures> figures();

    /** Why there are none. */
    Optional<String> problem();

    /** Whether the result was that of the oracle, timed or not. */
    boolean isRight();

    /** The result was right. */
    record Right(TrialFigures measured) implements TrialOutcome {
        @Override
        public Optional<TrialFigures> figures() {
            return Optional.of(measured);
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }

        @Override
        public boolean isRight() {
            return true;
        }
    }

    /** The result was wrong, or right but over before steady state could be timed. */
    record WithoutFigures(String why, boolean isRight) implements TrialOutcome {
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
