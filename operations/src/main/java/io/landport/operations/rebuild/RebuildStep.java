package io.landport.operations.rebuild;

/** A step after which a process that replaces the live generation may be killed. The command continues from there when it runs again. */
public enum RebuildStep {
    /** The next generation is registered as being built. */
    REGISTERED,
    /** Its topics exist. */
    TOPICS_CREATED,
    /** It has read all documents, and nothing is confirmed. */
    CAUGHT_UP,
    /** It is registered as live, and the replaced one as kept or retired. */
    LIVE,
    /** The store of the replaced generation is closed for writing. */
    CLOSED,
    /** The next generation has all that the replaced one has written. */
    COMPLETE,
    /** Analysts read it. */
    SWAPPED
}
