package io.landport.domain.receipt;

import io.landport.domain.judge.Fate;
import io.landport.domain.text.Coded;
import java.util.Optional;

/** What a receipt tells a feed of its document. Each receipt has one. */
public enum ReceiptEvent implements Coded {
    /** It is known, and counts nowhere now: it waits for a decision, is excluded, stale, a cancellation or a decision. */
    RECEIVED,
    /** It was rejected. */
    REJECTED,
    /** It counts since it was received. */
    COUNTED,
    /** Another revision counts in its place. */
    REPLACED,
    /** It counts because of a later message: customs released it, or what had replaced it no longer counts. */
    RELEASED;

    /** The type of the event on the wire. */
    public String type() {
        return "document." + code();
    }

    /** The event of this name; empty if there is none. */
    public static Optional<ReceiptEvent> ofCode(String code) {
        return Coded.find(values(), code);
    }

    /**
     * The event of a receipt.
     *
     * @param fate code of its fate
     * @param isOfOwnMessage whether the document's own message led to the fate, and not a later one
     */
    public static ReceiptEvent of(String fate, boolean isOfOwnMessage) {
        if (fate.equals(Fate.REJECTED.code())) {
            return REJECTED;
        }
        if (fate.equals(Fate.REPLACED.code())) {
            return REPLACED;
        }
        if (fate.equals(Fate.COUNTED.code())) {
            return isOfOwnMessage ? COUNTED : RELEASED;
        }
        return RECEIVED;
    }
}
