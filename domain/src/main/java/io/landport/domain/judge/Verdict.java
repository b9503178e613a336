package io.landport.domain.judge;

import java.util.Optional;

/** The judge's result for a document, which is accepted or rejected as a whole. */
public sealed interface Verdict {

    /** The judged message, if accepted. */
    Optional<Judged> accepted();

    /** The rejection, if rejected. */
    Optional<Rejected> rejected();

    /** The document is passed on to settlement. */
    record Accepted(Judged judged) implements Verdict {
        @Override
        public Optional<Judged> accepted() {
            return Optional.of(judged);
        }

        @Override
        public Optional<Rejected> rejected() {
            return Optional.empty();
        }
    }

    /**
     * The document counts nowhere and leaves no trace.
     *
     * @param detail a sentence that names the field and the value
     */
    record Rejected(Reason reason, String detail) implements Verdict {
        @Override
        public Optional<Judged> accepted() {
            return Optional.empty();
        }

        @Override
        public Optional<Rejected> rejected() {
            return Optional.of(this);
        }
    }
}
