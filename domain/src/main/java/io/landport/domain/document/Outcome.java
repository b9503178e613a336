package io.landport.domain.document;

import java.util.List;
import java.util.Optional;

/** The outcome of a decision of customs. Only a released revision counts. */
public enum Outcome {
    RELEASED("released"),
    REFUSED("refused"),
    ANNULLED("annulled");

    /** Copied once: {@link #ofCode} runs for every document, and a stream over {@code values()} costs as much as reading a line. */
    private static final List<Outcome> ALL = List.of(values());

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    /** The code on the wire. */
    public String code() {
        return code;
    }

    /** The outcome with this code, or empty. */
    public static Optional<Outcome> ofCode(String code) {
        for (Outcome outcome : ALL) {
            if (outcome.code.equals(code)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
