package io.landport.domain.summary;

import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Fate;
import java.util.Optional;

/**
 * The fate of a list that summaries name.
 *
 * @param declarations how many winning summaries name it; if 0, its fate is no longer updated
 * @param fate fate of its winner; pending if it has none, {@link #ABSENT} if no revision was received
 */
public record ListFate(DocumentId list, long declarations, String fate) {
    /** Not a fate of a message: no revision of the list was ever accepted. */
    public static final String ABSENT = "absent";

    public ListFate {
        if (declarations < 0) {
            throw new IllegalArgumentException(list.key() + " is named by " + declarations + " declarations");
        }
    }

    /** @param standing the document's fate, empty if no revision was accepted */
    public static ListFate of(DocumentId list, long declarations, Optional<Fate> standing) {
        return new ListFate(list, declarations, standing.map(Fate::code).orElse(ABSENT));
    }

    /** The record key: that of the list. */
    public String key() {
        return list.key();
    }
}
