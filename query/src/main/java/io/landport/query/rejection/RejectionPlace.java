package io.landport.query.rejection;

import java.time.Instant;

/**
 * A place in the order of rejections by time.
 *
 * @param recorded when the rejection was published
 * @param id of the rejection; orders those of the same millisecond
 */
public record RejectionPlace(Instant recorded, String id) {
    private static final int LONGEST_ID = 400;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public RejectionPlace {
        if (recorded.isBefore(Instant.EPOCH) || recorded.isAfter(LATEST)) {
            throw new IllegalArgumentException("a rejection is not published at " + recorded);
        }
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException("a rejection has an id of 1 to " + LONGEST_ID + " characters");
        }
    }
}
