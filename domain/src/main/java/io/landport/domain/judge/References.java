package io.landport.domain.judge;

import io.landport.domain.document.DocumentId;
import io.landport.domain.document.DocumentReference;
import java.util.HashSet;
import java.util.List;

/** Checks the references of a document. */
final class References {
    /** So many that no known form has more, and so few that a receipt of each fits. */
    static final int MAX = 16;

    private static final String FIELD = "references";

    private References() {}

    /** @throws RejectedException for the first problem found */
    static void require(List<DocumentReference> references) {
        if (references.isEmpty()) {
            return;
        }
        unless(references.size() <= MAX, "number of references", Integer.toString(references.size()));
        for (DocumentReference reference : references) {
            unless(Codes.isReferenceScheme(reference.scheme()), "scheme of a reference", reference.scheme());
            unless(DocumentId.isValidNumber(reference.id()), "id of reference " + reference.scheme(), reference.id());
        }
        int twice = references.size() - new HashSet<>(references).size();
        unless(twice == 0, "number of references that are given twice", Integer.toString(twice));
    }

    /** Whether a document may have them. */
    static boolean areWellFormed(List<DocumentReference> references) {
        try {
            require(references);
            return true;
        } catch (RejectedException e) {
            return false;
        }
    }

    private static void unless(boolean holds, String what, String value) {
        RejectedException.unless(holds, Reason.MALFORMED_REFERENCE, FIELD, what, value);
    }
}
