package io.landport.domain.judge;

import io.landport.domain.document.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * A document that was refused, as published: why, where it was met, and the original.
 *
 * @param detail a sentence for the feed
 * @param document which document it is, null where that could not be read
 * @param revision its revision, null where it has none or it could not be read
 */
public record Rejection(
        Origin origin,
        Reason reason,
        String detail,
        @Nullable DocumentId document,
        @Nullable Long revision,
        Original original) {

    /** The same for the same document met at the same place, however often. */
    public String id() {
        return origin.id();
    }
}
