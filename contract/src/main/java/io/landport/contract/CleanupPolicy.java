package io.landport.contract;

/** The cleanup policy of a topic. */
public enum CleanupPolicy {
    /** Deletes records that are older than the retention. */
    DELETE("delete"),
    /** Keeps the latest record of each key. */
    COMPACT("compact");

    private final String policy;

    CleanupPolicy(String policy) {
        this.policy = policy;
    }

    /** The value of the topic setting {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }
}
