package io.landport.contract;

/** What a topic does with old records. */
public enum CleanupPolicy {
    /** Keeps all within the retention. */
    DELETE("delete"),
    /** Keeps the latest of each key for ever. */
    COMPACT("compact");

    private final String policy;

    CleanupPolicy(String policy) {
        this.policy = policy;
    }

    /** The value of Kafka's {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }
}
