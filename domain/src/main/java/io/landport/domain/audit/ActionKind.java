package io.landport.domain.audit;

import io.landport.domain.text.Coded;
import java.util.Optional;

/** Actions of operators that are recorded. */
public enum ActionKind implements Coded {
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

    /** The kind with this code, or empty. */
    public static Optional<ActionKind> ofCode(String code) {
        return Coded.find(values(), code);
    }
}
