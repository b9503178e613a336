package io.landport.domain.generation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The life cycle of a generation. */
public enum Phase {
    /** Replays the documents while another generation is live. */
    BUILDING,
    /** The generation that analysts read. */
    LIVE,
    /** Was live, or was abandoned while it was built. */
    RETIRED;

    /** The code on the wire. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The phase with this code, or empty. */
    public static Optional<Phase> ofCode(String code) {
        return Arrays.stream(values())
                .filter(phase -> phase.code().equals(code))
                .findFirst();
    }
}
