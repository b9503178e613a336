package io.landport.query.explain;

import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import java.util.Locale;

/** Why a total changed: the kind of the message that changed it. */
public enum ChangeReason {
    /** A document counted for the first time with its declaration. Between two days: a late document. */
    DOCUMENT,
    /** Another revision replaced the one that counted. */
    AMENDMENT,
    /** A cancellation withdrew the document. */
    CANCELLATION,
    /** A decision of customs released a revision, or withdrew its release. */
    DECISION;

    /** The code in answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeReason of(Judged message, boolean hadWinner) {
        if (!(message instanceof Judged.JudgedRevision revision)) {
            return DECISION;
        }
        if (revision.fateInForce() == Fate.CANCELLED) {
            return CANCELLATION;
        }
        return hadWinner ? AMENDMENT : DOCUMENT;
    }
}
