package io.landport.launcher.instance;

/**
 * The ports of the embedded servers; 0 is any free one.
 *
 * @param isFallbackAllowed whether a port that is taken is replaced by a free one instead of being an error
 */
public record Ports(int kafka, int postgres, boolean isFallbackAllowed) {
    /** Kafka's usual port. */
    public static final int KAFKA = 9092;

    /** PostgreSQL's usual port. */
    public static final int POSTGRES = 5432;
}
