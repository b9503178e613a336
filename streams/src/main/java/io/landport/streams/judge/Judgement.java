package io.landport.streams.judge;

import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Rejection;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the judge made of a record. Sealed: a record is accepted, refused, unreadable or was set aside unread. */
public sealed interface Judgement {

    /** Calls the visitor's method for this kind. */
    <C> void accept(Visitor<C> visitor, C context);

    /**
     * Handles each kind of judgement.
     *
     * @param <C> what is passed through to the visitor
     */
    interface Visitor<C> {
        void accepted(Accepted accepted, C context);

        void refused(Refused refused, C context);

        void quarantined(Quarantined quarantined, C context);

        void unreadable(Unreadable unreadable, C context);
    }

    /** The record. */
    Origin.TopicRecord origin();

    /** The UTC day on which it became known. */
    LocalDate receivedDay();

    /**
     * A message for settlement, with what is needed to refuse it there after all.
     *
     * @param original what the record holds
     */
    record Accepted(Judged judged, LocalDate receivedDay, Origin.TopicRecord origin, Original original)
            implements Judgement {
        @Override
        public <C> void accept(Visitor<C> visitor, C context) {
            visitor.accepted(this, context);
        }
    }

    /**
     * A document that was refused.
     *
     * @param source who delivered it, or unknown
     */
    record Refused(Rejection rejection, LocalDate receivedDay, Origin.TopicRecord origin, String source)
            implements Judgement {
        @Override
        public <C> void accept(Visitor<C> visitor, C context) {
            visitor.refused(this, context);
        }
    }

    /** A record that an operator set aside: nobody has looked into it. */
    record Quarantined(LocalDate receivedDay, Origin.TopicRecord origin) implements Judgement {
        @Override
        public <C> void accept(Visitor<C> visitor, C context) {
            visitor.quarantined(this, context);
        }
    }

    /** Bytes that are no document; null is a record without a value. */
    final class Unreadable implements Judgement {
        private final byte @Nullable [] bytes;
        private final String why;
        private final LocalDate receivedDay;
        private final Origin.TopicRecord origin;

        Unreadable(byte @Nullable [] bytes, String why, LocalDate receivedDay, Origin.TopicRecord origin) {
            this.bytes = bytes;
            this.why = why;
            this.receivedDay = receivedDay;
            this.origin = origin;
        }

        @Override
        public <C> void accept(Visitor<C> visitor, C context) {
            visitor.unreadable(this, context);
        }

        /** The bytes as they came. */
        public byte @Nullable [] bytes() {
            return bytes;
        }

        /** Why they are no document. */
        public String why() {
            return why;
        }

        @Override
        public LocalDate receivedDay() {
            return receivedDay;
        }

        @Override
        public Origin.TopicRecord origin() {
            return origin;
        }
    }
}
