package io.landport.streams;

import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Rejection;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

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

    /** Whether the record could not be decoded. */
    default boolean isUnreadable() {
        return false;
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
    @NullUnmarked
    final class Unreadable implements Judgement {
        private final byte[] bytes;

        Unreadable(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes as they came. */
        byte[] bytes() {
            return bytes;
        }

        @Override
        public boolean isUnreadable() {
            return true;
        }
    }
}
