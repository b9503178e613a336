package io.landport.domain.judge;

import java.util.Arrays;
import java.util.Optional;

/** The outcome of a message. Every message read has exactly one fate. */
public enum Fate {
    /** A winner that counts in trade statistics. */
    COUNTED("counted"),
    /** A winning cancellation. */
    CANCELLED("cancelled"),
    /** Below the winner, and was the winner before. */
    REPLACED("replaced"),
    /** Needs a release and has none, or no longer. */
    PENDING("pending"),
    /** Outside trade statistics. */
    EXCLUDED("excluded"),
    /** Declares again what other documents have declared. */
    SUMMARY("summary"),
    /** Below the winner, and was never the winner. */
    STALE("stale"),
    /** The same message was received before. */
    DUPLICATE("duplicate"),
    /** An accepted decision. */
    APPLIED("applied"),
    /** Rejected with a reason. */
    REJECTED("rejected"),
    /** Could not be decoded. */
    UNREADABLE("unreadable"),
    /** Quarantined by an operator because processing it failed; not decoded. */
    QUARANTINED("quarantined");

    private final String code;

    Fate(String code) {
        this.code = code;
    }

    /** The code on the wire and in the store. */
    public String code() {
        return code;
    }

    /** The fate with this code, or empty. */
    public static Optional<Fate> ofCode(String code) {
        return Arrays.stream(values()).filter(fate -> fate.code.equals(code)).findFirst();
    }
}
