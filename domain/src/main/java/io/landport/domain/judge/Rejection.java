package io.landport.domain.judge;

import io.landport.domain.document.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * A rejected document, as published: reason, position and original.
 *
 * @param detail a sentence for the operator of the feed; quotes the value that is wrong
 * @param location where in the document the value is; null if it is in no field or not known
 * @param document identity of the document, null if it could not be read
 * @param revision null if it has none or could not be read
 */
public record Rejection(
        Origin origin,
        Reason reason,
        String detail,
        @Nullable FieldLocation location,
        @Nullable DocumentId document,
        @Nullable Long revision,
        Original original) {

    /** The same for the same position, so a repeated rejection replaces the first. */
    public String id() {
        return origin.id();
    }
}
