package io.landport.query.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in a span of time.
 *
 * @param start of the span
 * @param millis how much of it was measured
 * @param read records that streams read meanwhile
 * @param rejected those of them that were rejected or could not be decoded
 * @param streams the greatest lag of streams; null if not measured
 * @param store the greatest lag of the store; null if not measured
 */
public record MeasuredSpan(
        Instant start,
        long millis,
        long read,
        long rejected,
        @Nullable Behind streams,
        @Nullable Behind store) {

    /**
     * How far a stage is behind.
     *
     * @param records that it has not read
     * @param seconds the age of the oldest
     */
    public record Behind(long records, long seconds) {
        private static @Nullable Behind greater(@Nullable Behind one, @Nullable Behind other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return new Behind(Math.max(one.records, other.records), Math.max(one.seconds, other.seconds));
        }
    }

    /** With what was measured in another part of the same span. */
    public MeasuredSpan plus(MeasuredSpan other) {
        return new MeasuredSpan(
                start,
                millis + other.millis,
                read + other.read,
                rejected + other.rejected,
                Behind.greater(streams, other.streams),
                Behind.greater(store, other.store));
    }
}
