package io.landport.domain.receipt;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a revision, or of a message that changed nothing. A revision has one key, and its last receipt has its fate now. A
 * message that was rejected, or was stale when it arrived, has a key of its own, so that it does not hide the receipt of a
 * revision with the same number.
 *
 * @param revision of the document; null if a rejected message is a decision
 * @param message the id of the message's record if it changed nothing, such as {@code customs.documents.v1:3:77}; null for a
 *     revision
 * @param fate the fate now
 * @param reason why it was rejected; null unless its fate is rejected
 * @param receivedDay the UTC day on which it became known
 * @param received the time of its own message; null if another message of the document changed its fate
 * @param decided the time of the message that led to the fate
 * @param counted where it counts; null unless its fate is counted
 * @param references other numbers of the document, as given by the message that led to the fate
 * @param summaries number of summaries in force that name the document; 0 unless this is its winning revision
 */
public record Receipt(
        DocumentId document,
        @Nullable Long revision,
        @Nullable String message,
        Fate fate,
        @Nullable Reason reason,
        LocalDate receivedDay,
        @Nullable Instant received,
        Instant decided,
        @Nullable CountedAt counted,
        List<DocumentReference> references,
        long summaries) {
    /** No document number contains it, so the key is unique. */
    private static final char SEPARATOR = '\t';

    public Receipt {
        references = List.copyOf(references);
        if ((fate == Fate.REJECTED) != (reason != null)) {
            throw new IllegalArgumentException(document.key() + " is " + fate.code() + " with reason " + reason);
        }
        if ((fate == Fate.COUNTED) != (counted != null)) {
            throw new IllegalArgumentException(document.key() + " is " + fate.code() + " and counts at " + counted);
        }
        if (summaries < 0 || (summaries > 0 && message != null)) {
            throw new IllegalArgumentException(
                    document.key() + " has a receipt of message " + message + " named by " + summaries + " summaries");
        }
        if (revision == null && message == null) {
            throw new IllegalArgumentException(document.key() + " has a receipt of neither a revision nor a message");
        }
    }

    /** A receipt without references, of a document that no summary names. */
    public Receipt(
            DocumentId document,
            @Nullable Long revision,
            @Nullable String message,
            Fate fate,
            @Nullable Reason reason,
            LocalDate receivedDay,
            @Nullable Instant received,
            Instant decided,
            @Nullable CountedAt counted) {
        this(document, revision, message, fate, reason, receivedDay, received, decided, counted, List.of(), 0);
    }

    /** The same, with other numbers of the document. */
    Receipt with(List<DocumentReference> numbers) {
        return numbers.isEmpty()
                ? this
                : new Receipt(
                        document,
                        revision,
                        message,
                        fate,
                        reason,
                        receivedDay,
                        received,
                        decided,
                        counted,
                        numbers,
                        summaries);
    }

    /** The same, named by a number of summaries. */
    Receipt namedBy(long number) {
        return new Receipt(
                document, revision, message, fate, reason, receivedDay, received, decided, counted, references, number);
    }

    /** The record key: that of the document, the revision and the message, the last two empty if there are none. */
    public String key() {
        return document.key()
                + SEPARATOR
                + (revision == null ? "" : Long.toString(revision))
                + SEPARATOR
                + (message == null ? "" : message);
    }

    /**
     * The record key of the receipt of a revision.
     *
     * @param document key of its document
     */
    public static String key(String document, long revision) {
        return document + SEPARATOR + revision + SEPARATOR;
    }
}
