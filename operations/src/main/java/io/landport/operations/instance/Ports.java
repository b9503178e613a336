package io.landport.operations.instance;

/**
 * The ports of the embedded servers; 0 means any free port.
 *
 * @param isFallbackAllowed whether a port in use is replaced by a free one instead of being an error
 */
public record Ports(int kafka, int postgres, boolean isFallbackAllowed) {
    /** Default port of Kafka. */
    public static final int KAFKA = 9092;

    /** Default port of PostgreSQL. */
    public static final int POSTGRES = 5432;
}
