package io.landport.kafka.admin;

import java.util.Map;
import java.util.OptionalInt;

/**
 * On how many brokers topics are kept.
 *
 * @param factor the number of replicas; empty for the defaults of the cluster
 */
public record Replication(OptionalInt factor) {
    private static final short BROKER_DEFAULT = -1;

    /** From this number of replicas on, one broker can be lost without an interruption of writes that two have acknowledged. */
    private static final int SAFE_WITH_TWO_IN_SYNC = 3;

    /** The defaults of the cluster. */
    public static final Replication DEFAULT = new Replication(OptionalInt.empty());

    short replicas() {
        return (short) factor.orElse(BROKER_DEFAULT);
    }

    /** The settings of a topic with so many replicas. */
    public Map<String, String> settings() {
        return factor.orElse(0) < SAFE_WITH_TWO_IN_SYNC ? Map.of() : Map.of("min.insync.replicas", "2");
    }
}
