package io.landport.domain.audit;

import io.landport.domain.text.Coded;
import java.util.Optional;

/** How far an action came. */
public enum ActionOutcome implements Coded {
    /** It was started. If no later record of the action follows, the process ended before its outcome was known. */
    STARTED,
    /** The document is in Kafka. */
    PUBLISHED,
    /** Kafka did not confirm the document: it may be there or not. */
    UNCONFIRMED,
    /** Nothing differs. */
    EQUAL,
    /** Keys differ, or records have no fate. */
    DIFFERENT,
    /** It is recorded, which is all that it does. */
    RECORDED;

    /** The outcome with this code, or empty. */
    public static Optional<ActionOutcome> ofCode(String code) {
        return Coded.find(values(), code);
    }
}
