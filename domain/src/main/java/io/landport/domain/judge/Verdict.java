package io.landport.domain.judge;

import java.util.Optional;

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
     * @param detail a sentence for the feed: which value, of what
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
