package io.landport.domain.reference;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A code list that crossings are given in.
 *
 * @param form what a well-formed code looks like, as a whole
 * @param regionDigits how many leading characters of a code name its customs region
 * @param crossingKind the kind of a crossing that an open scheme creates, empty for {@link #UNSPECIFIED}
 * @param unspecifiedForm codes that name a district but no crossing; they create crossings of kind {@link #UNSPECIFIED}
 */
public record Scheme(
        String id,
        Kind kind,
        Pattern form,
        int regionDigits,
        String crossingKind,
        @Nullable Pattern unspecifiedForm) {
    static final String UNSPECIFIED = "unspecified";

    /** Longer than any code; a form with a repeated group would overflow the stack on a text of thousands. */
    private static final int MAX_LENGTH = 64;

    /** What a code of the scheme may become. */
    public enum Kind {
        /** Any well-formed code is a crossing of its own. */
        OPEN,
        /** A code is a post of a crossing; one that is none is kept under its own name if its customs region is known. */
        CLOSED,
        /** The code is a crossing's own id. */
        CROSSING
    }

    public boolean isWellFormed(String code) {
        return code.length() <= MAX_LENGTH && form.matcher(code).matches();
    }

    /** Whether the code begins with one of the regions. */
    public boolean isOfRegion(String code, Set<String> regions) {
        return code.length() >= regionDigits && regions.contains(code.substring(0, regionDigits));
    }

    public String kindOf(String code) {
        boolean isUnspecified = crossingKind.isEmpty()
                || (unspecifiedForm != null && unspecifiedForm.matcher(code).matches());
        return isUnspecified ? UNSPECIFIED : crossingKind;
    }
}
