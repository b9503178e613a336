package io.landport.domain.summary;

import io.landport.domain.document.DocumentId;
import java.time.LocalDate;

/**
 * A list that a summary names, whose goods the summary therefore does not count again.
 *
 * @param declaration the summary
 * @param list named by it
 * @param revision the summary's, in force; of a list that is no longer named the last that named it
 * @param receivedDay the UTC day on which that revision became known
 * @param isNamed false once the revision in force does not name the list, or none is in force
 */
public record NamedList(
        DocumentId declaration, DocumentId list, long revision, LocalDate receivedDay, boolean isNamed) {
    /** No document's number holds it, so that the key of two documents is that of no other two. */
    private static final char BETWEEN = '\t';

    /** The record key: both documents. */
    public String key() {
        return declaration.key() + BETWEEN + list.key();
    }
}
