package io.landport.domain.judge;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a judge says of a document. Sealed: a document is accepted or rejected, whole, and there is nothing between. */
public sealed interface Verdict {

    /** What it would count, if accepted. */
    Optional<Judged> accepted();

    /** Why not, if rejected. */
    Optional<Rejected> rejected();

    /** The document may go on to settlement. */
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
     * @param problem which value of what is wrong, for the feed
     * @param location where in the document that value is; null where it is in no field or line
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
