package io.landport.domain.document;

import java.util.Arrays;
import java.util.Optional;

/** What a decision of customs can be. Only a release makes a revision count. */
public enum Outcome {
    RELEASED("released"),
    REFUSED("refused"),
    ANNULLED("annulled");

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
        return Arrays.stream(values())
                .filter(outcome -> outcome.code.equals(code))
                .findFirst();
    }
}
