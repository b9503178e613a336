package io.landport.domain.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Actions of operators that are recorded. */
public enum ActionKind {
    /** A corrected document was sent again. */
    RESEND,
    /** Many corrected documents were sent again; each of them is a {@link #RESEND} as well. */
    RESEND_MANY,
    /** All totals were recomputed and compared. */
    VERIFY,
    /** An alarm was acknowledged. */
    ACKNOWLEDGE,
    /** A source was paused. */
    PAUSE,
    /** A source was resumed. */
    RESUME;

    /** The code on the wire and in the store. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this code, or empty. */
    public static Optional<ActionKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
