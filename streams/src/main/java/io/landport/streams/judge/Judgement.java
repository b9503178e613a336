package io.landport.streams.judge;

import io.landport.domain.document.DocumentReference;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Rejection;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of judging a record. Sealed: a record is accepted, rejected, unreadable, or quarantined and not judged. */
public sealed interface Judgement {

    /** Calls the method of the visitor for this kind. */
    <C> void accept(Visitor<C> visitor, C context);

    /**
     * Handles each kind of judgement.
     *
     * @param <C> what is passed through to the visitor
     */
    interface Visitor<C> {
        void onAccepted(AcceptedRecord accepted, C context);

        void onRejected(RejectedRecord rejected, C context);

        void onQuarantined(QuarantinedRecord quarantined, C context);

        void onUnreadable(UnreadableRecord unreadable, C context);
    }

    /** The record. */
    Origin.TopicRecord origin();

    /** The UTC day on which it became known. */
    LocalDate receivedDay();

    /**
     * A message for settlement.
     *
     * @param original the value of the record, needed if settlement rejects the message
     * @param references other numbers of the document
     */
    record AcceptedRecord(
            Judged judged,
            LocalDate receivedDay,
            Origin.TopicRecord origin,
            Original original,
            List<DocumentReference> references)
            implements Judgement {
        @Override
        public <C> void accept(Visitor<C> visitor, C context) {
            visitor.onAccepted(this, context);
        }
    }

    /**
     * A document that was rejected.
     *
     * @param source of the document, or unknown
     */
    record RejectedRecord(Rejection rejection, LocalDate receivedDay, Origin.TopicRecord origin, String source)
            implements Judgement {
        @Override
        public <C> void accept(Visitor<C> visitor, C context) {
            visitor.onRejected(this, context);
        }
    }

    /** A record that an operator quarantined. Its value was not decoded. */
    record QuarantinedRecord(LocalDate receivedDay, Origin.TopicRecord origin) implements Judgement {
        @Override
        public <C> void accept(Visitor<C> visitor, C context) {
            visitor.onQuarantined(this, context);
        }
    }

    /** A record whose value could not be decoded. */
    final class UnreadableRecord implements Judgement {
        private final byte @Nullable [] bytes;
        private final String problem;
        private final LocalDate receivedDay;
        private final Origin.TopicRecord origin;

        UnreadableRecord(byte @Nullable [] bytes, String problem, LocalDate receivedDay, Origin.TopicRecord origin) {
            this.bytes = bytes;
            this.problem = problem;
            this.receivedDay = receivedDay;
            this.origin = origin;
        }

        @Override
        public <C> void accept(Visitor<C> visitor, C context) {
            visitor.onUnreadable(this, context);
        }

        /** The value, null if the record has none. */
        public byte @Nullable [] bytes() {
            return bytes;
        }

        /** Why the value could not be decoded. */
        public String problem() {
            return problem;
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
