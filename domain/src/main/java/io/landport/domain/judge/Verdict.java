package io.landport.domain.judge;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * @param problem a sentence that names the field and the value, for the feed
     * @param location where in the document the value is; null if it is in no field or line
     */
    record Rejected(Reason reason, String problem, @Nullable FieldLocation location) implements Verdict {
        /** A rejection for what is in no field of the document. */
        public Rejected(Reason reason, String problem) {
            this(reason, problem, null);
        }

        /** The problem with the line of the document that has it, for readers who have the document alone. */
        public String detail() {
            return location == null || location.line() == null
                    ? problem
                    : problem + " (line " + location.line() + " of the document)";
        }

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
