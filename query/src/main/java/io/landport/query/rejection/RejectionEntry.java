package io.landport.query.rejection;

import io.landport.domain.judge.FieldLocation;
import io.landport.domain.judge.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rejection in a list.
 *
 * @param recorded when it was last published
 * @param reason code of the reason
 * @param location where in the document the wrong value is; null if it is in no field or not known
 * @param source of the document; {@code unknown} if it could not be read or is not in the reference data
 * @param document its number at the source; null if it could not be read
 * @param revision null if it has none or it could not be read
 * @param resent who corrected it last; null if nobody did
 */
public record RejectionEntry(
        Origin origin,
        Instant recorded,
        String reason,
        @Nullable FieldLocation location,
        String source,
        @Nullable String document,
        @Nullable Long revision,
        @Nullable Resent resent) {

    /**
     * A correction that was sent.
     *
     * @param outcome code of how far it came
     * @param message topic, partition and offset of the document; null if Kafka has not confirmed it
     * @param source of the corrected document
     * @param document its number
     * @param revision null if it is a decision
     * @param isRejected whether the corrected document was rejected, too
     */
    public record Resent(
            Instant at,
            String by,
            String outcome,
            @Nullable String message,
            String source,
            String document,
            @Nullable Long revision,
            boolean isRejected) {}

    /** Where it is in the order of rejections. */
    public RejectionPlace place() {
        return new RejectionPlace(recorded, origin.id());
    }
}
