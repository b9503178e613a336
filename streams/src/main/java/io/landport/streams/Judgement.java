package io.landport.streams;

import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Rejection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the judge made of a record. Sealed: a record is accepted, refused or unreadable, and goes one of three ways. */
sealed interface Judgement {

    /** The accepted message, or none. */
    default List<Accepted> accepted() {
        return List.of();
    }

    /** The rejection, or none. */
    default List<Rejection> refused() {
        return List.of();
    }

    /** The dead letter, or empty if the record could be decoded. */
    default Optional<Unreadable> unreadable() {
        return Optional.empty();
    }

    /**
     * A message for settlement, with what is needed to refuse it there after all.
     *
     * @param receivedDay when it became known
     */
    record Accepted(Judged judged, LocalDate receivedDay, Origin origin, Original original) implements Judgement {
        @Override
        public List<Accepted> accepted() {
            return List.of(this);
        }
    }

    /** A document that was refused. */
    record Refused(Rejection rejection) implements Judgement {
        @Override
        public List<Rejection> refused() {
            return List.of(rejection);
        }
    }

    /** Bytes that are no document; null is a record without a value. */
    final class Unreadable implements Judgement {
        private final byte @Nullable [] bytes;
        private final String why;

        Unreadable(byte @Nullable [] bytes, String why) {
            this.bytes = bytes;
            this.why = why;
        }

        /** The bytes as they came. */
        byte @Nullable [] bytes() {
            return bytes;
        }

        /** Why they are no document. */
        String why() {
            return why;
        }

        @Override
        public Optional<Unreadable> unreadable() {
            return Optional.of(this);
        }
    }
}
