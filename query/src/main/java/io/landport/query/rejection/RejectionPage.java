package io.landport.query.rejection;

import java.util.List;
import java.util.Optional;

/**
 * Some rejections of a list.
 *
 * @param entries the newest first; may be empty although there are more
 * @param next where the search goes on in its direction; empty if it has reached the end
 */
public record RejectionPage(List<RejectionEntry> entries, Optional<RejectionPlace> next) {
    public RejectionPage {
        entries = List.copyOf(entries);
    }
}
