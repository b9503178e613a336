package io.landport.domain.generation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where in its life a generation is. */
public enum Phase {
    /** Reads the documents from their beginning, beside the one that is live. */
    BUILDING,
    /** The one that readers see. */
    LIVE,
    /** Was live, or was given up while it was built. */
    RETIRED;

    /** The name on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The phase of this code, or empty if there is none. */
    public static Optional<Phase> ofCode(String code) {
        return Arrays.stream(values())
                .filter(phase -> phase.code().equals(code))
                .findFirst();
    }
}
