package io.landport.domain.generation;

import io.landport.domain.text.Coded;
import java.util.Optional;

/** The life cycle of a generation. */
public enum Phase implements Coded {
    /** Replays the documents while another generation is live. */
    BUILDING,
    /** The generation that analysts read. */
    LIVE,
    /** Was live, or was abandoned while it was built. */
    RETIRED;

    /** The phase with this code, or empty. */
    public static Optional<Phase> ofCode(String code) {
        return Coded.find(values(), code);
    }
}
