package io.landport.domain.document;

import java.util.List;
import java.util.Optional;

/** What a decision of customs can be. Only a release makes a revision count. */
public enum Outcome {
    RELEASED("released"),
    REFUSED("refused"),
    ANNULLED("annulled");

    /** Every document passes {@link #ofCode}, where a stream over a fresh array costs as much as reading a line. */
    private static final List<Outcome> ALL = List.of(values());

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    /** The outcome's name on the wire. */
    public String code() {
        return code;
    }

    /** The outcome of this code, or empty if there is none. */
    public static Optional<Outcome> ofCode(String code) {
        for (Outcome outcome : ALL) {
            if (outcome.code.equals(code)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
