package io.landport.domain.reference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of looking up the crossing of a code: the crossing's id, or the problem.
 *
 * @param crossing the id, null if not found
 * @param problem why it was not found, null if found
 */
public record CrossingLookup(
        @Nullable String crossing, @Nullable Problem problem) {

    /** Why a code has no crossing. */
    public enum Problem {
        MALFORMED,
        UNKNOWN_REGION,
        UNKNOWN_CROSSING
    }

    static CrossingLookup of(String crossing) {
        return new CrossingLookup(crossing, null);
    }

    static CrossingLookup of(Problem problem) {
        return new CrossingLookup(null, problem);
    }

    /** The crossing's id; empty if not found. */
    public Optional<String> found() {
        return Optional.ofNullable(crossing);
    }
}
