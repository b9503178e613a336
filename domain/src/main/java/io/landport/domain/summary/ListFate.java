package io.landport.domain.summary;

import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Fate;
import java.util.Optional;

/**
 * What has become of a list that summaries name.
 *
 * @param declarations how many summaries in force name it; 0 once none does, and then its fate is told no longer
 * @param fate of its revision that counts; pending where none does, {@link #ABSENT} where none has come
 */
public record ListFate(DocumentId list, long declarations, String fate) {
    /** No fate of a message, but that no revision of the list was ever accepted. */
    public static final String ABSENT = "absent";

    public ListFate {
        if (declarations < 0) {
            throw new IllegalArgumentException(list.key() + " is named by " + declarations + " declarations");
        }
    }

    /** With a document's standing in words. */
    public static ListFate of(DocumentId list, long declarations, Optional<Fate> standing) {
        return new ListFate(list, declarations, standing.map(Fate::code).orElse(ABSENT));
    }

    /** The record key: the list's. */
    public String key() {
        return list.key();
    }
}
