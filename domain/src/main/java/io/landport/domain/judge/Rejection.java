package io.landport.domain.judge;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rejected document, as published: reason, position and original.
 *
 * @param detail a sentence for the operator of the feed; quotes the value that is wrong
 * @param location where in the document the value is; null if it is in no field or not known
 * @param document identity of the document, null if it could not be read
 * @param revision null if it has none or could not be read
 * @param references other numbers of the document, by which its sender finds the rejection; empty if they are malformed
 */
public record Rejection(
        Origin origin,
        Reason reason,
        String detail,
        @Nullable FieldLocation location,
        @Nullable DocumentId document,
        @Nullable Long revision,
        Original original,
        List<DocumentReference> references) {

    public Rejection {
        references = References.areWellFormed(references) ? List.copyOf(references) : List.of();
    }

    /** A rejection without references. */
    public Rejection(
            Origin origin,
            Reason reason,
            String detail,
            @Nullable FieldLocation location,
            @Nullable DocumentId document,
            @Nullable Long revision,
            Original original) {
        this(origin, reason, detail, location, document, revision, original, List.of());
    }

    /** The same for the same position, so a repeated rejection replaces the first. */
    public String id() {
        return origin.id();
    }
}
