package io.landport.domain.reference;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A code list of crossings.
 *
 * @param form regular expression of a well-formed code
 * @param regionDigits number of leading characters of a code that are its customs region
 * @param crossingKind the kind of a crossing that an open scheme creates, empty for {@link #UNSPECIFIED}
 * @param unspecifiedForm codes that name a district but no crossing; they create crossings of kind {@link #UNSPECIFIED}
 */
public record Scheme(
        String id,
        SchemeKind kind,
        Pattern form,
        int regionDigits,
        String crossingKind,
        @Nullable Pattern unspecifiedForm) {
    static final String UNSPECIFIED = "unspecified";

    /** Longer than any code. A pattern with a repeated group would overflow the stack on a text of thousands of characters. */
    private static final int MAX_LENGTH = 64;

    /** How codes of the scheme map to crossings. */
    public enum SchemeKind {
        /** Each well-formed code is a crossing, {@code scheme:code}. */
        OPEN,
        /** Codes map to crossings; an unmapped code of a known customs region is a crossing, {@code scheme:code}. */
        CLOSED,
        /** The code is the id of a crossing of the reference data. */
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
