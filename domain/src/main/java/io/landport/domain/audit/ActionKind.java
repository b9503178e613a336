package io.landport.domain.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Actions of operators that are recorded. */
public enum ActionKind {
    /** A corrected document was sent again. */
    RESEND,
    /** All totals were recomputed and compared. */
    VERIFY;

    /** The code on the wire and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this code, or empty. */
    public static Optional<ActionKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
