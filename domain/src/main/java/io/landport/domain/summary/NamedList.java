package io.landport.domain.summary;

import io.landport.domain.document.DocumentId;
import java.time.LocalDate;

/**
 * A list that a summary names, so the summary does not count its goods again.
 *
 * @param declaration the summary
 * @param list that it names
 * @param revision the winning revision of the summary; if the list is no longer named, the last that named it
 * @param receivedDay the received day of that revision
 * @param isNamed false if the winning revision does not name the list, or there is no winner
 */
public record NamedList(
        DocumentId declaration, DocumentId list, long revision, LocalDate receivedDay, boolean isNamed) {
    /** Document numbers do not contain it, so the key is unique. */
    private static final char SEPARATOR = '\t';

    /** The record key: the keys of both documents. */
    public String key() {
        return declaration.key() + SEPARATOR + list.key();
    }
}
