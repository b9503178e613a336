package io.landport.query.explain;

import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.text.Coded;

/** Why a total changed: the kind of the message that changed it. */
public enum ChangeReason implements Coded {
    /** A document counted for the first time with its declaration. Between two days: a late document. */
    DOCUMENT,
    /** Another revision replaced the one that counted. */
    AMENDMENT,
    /** A cancellation withdrew the document. */
    CANCELLATION,
    /** A decision of customs released a revision, or withdrew its release. */
    DECISION;

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
