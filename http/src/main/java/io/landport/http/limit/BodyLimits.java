package io.landport.http.limit;

import java.time.Duration;

/**
 * Limits of the body of a request.
 *
 * @param bytes as received, {@link #UNLIMITED} for a body that may be endless
 * @param decompressedBytes after decompression, or {@link #UNLIMITED}
 * @param time from the start of the request to the end of its body. A body may be endless only with {@link #ENDLESS}; then only the
 *     idle timeout of the connection limits it
 */
public record BodyLimits(long bytes, long decompressedBytes, Duration time) {
    /** No limit of the size. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** No limit of the time: more than any process runs. */
    public static final Duration ENDLESS = Duration.ofDays(36_500);

    /** For routes without a body. */
    public static final BodyLimits NONE = new BodyLimits(0, 0, Duration.ofSeconds(30));

    /** A body that is read as it arrives and never held as a whole. */
    public static final BodyLimits STREAM = new BodyLimits(UNLIMITED, UNLIMITED, ENDLESS);

    public BodyLimits {
        if (bytes < 0 || decompressedBytes < 0 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("limits of a body must not be negative but are " + bytes + ", "
                    + decompressedBytes + " bytes and " + time);
        }
    }
}
