package io.landport.domain.reference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a crossing code: the crossing's id, or why there is none.
 *
 * @param crossing the id, null where there is none
 * @param problem why there is none, null where there is one
 */
public record Located(@Nullable String crossing, @Nullable Problem problem) {

    /** Why a code names no crossing. */
    public enum Problem {
        MALFORMED,
        UNKNOWN_REGION,
        UNKNOWN_CROSSING
    }

    static Located at(String crossing) {
        return new Located(crossing, null);
    }

    static Located nowhere(Problem problem) {
        return new Located(null, problem);
    }

    /** The crossing's id, or empty where there is a problem. */
    public Optional<String> found() {
        return Optional.ofNullable(crossing);
    }
}
