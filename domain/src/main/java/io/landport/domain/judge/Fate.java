package io.landport.domain.judge;

import java.util.Arrays;
import java.util.Optional;

/** What became of a message. Every message read has exactly one. */
public enum Fate {
    /** A winner with lines in trade statistics. */
    COUNTED("counted"),
    /** A winning cancellation. */
    CANCELLED("cancelled"),
    /** Below the winner, and was the winner before. */
    REPLACED("replaced"),
    /** Waits for its release, or lost it. */
    PENDING("pending"),
    /** Outside trade statistics. */
    EXCLUDED("excluded"),
    /** Declares again what other documents declared. */
    SUMMARY("summary"),
    /** Below the winner, and was never the winner. */
    STALE("stale"),
    /** The same message came before. */
    DUPLICATE("duplicate"),
    /** A decision that was taken up. */
    APPLIED("applied"),
    /** Refused with a reason. */
    REJECTED("rejected"),
    /** Could not be decoded. */
    UNREADABLE("unreadable"),
    /** Set aside by an operator, unread, because a bug could not get past it. */
    QUARANTINED("quarantined");

    private final String code;

    Fate(String code) {
        this.code = code;
    }

    /** The fate's name on the wire and in the store. */
    public String code() {
        return code;
    }

    /** The fate of this code, or empty if there is none. */
    public static Optional<Fate> ofCode(String code) {
        return Arrays.stream(values()).filter(fate -> fate.code.equals(code)).findFirst();
    }
}
