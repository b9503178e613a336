package io.landport.domain.document;

import java.util.List;

/**
 * A revision that withdraws its document: if it is the winner, the document counts nowhere.
 *
 * @param revision orders the revisions of the document, not negative
 * @param references other numbers that the document is known by
 */
public record Cancellation(DocumentId id, long revision, List<DocumentReference> references) implements TradeDocument {

    public Cancellation {
        references = List.copyOf(references);
    }

    @Override
    public Long declaredRevision() {
        return revision;
    }

    /** A cancellation without references. */
    public Cancellation(DocumentId id, long revision) {
        this(id, revision, List.of());
    }

    @Override
    public Cancellation withReferences(List<DocumentReference> numbers) {
        return new Cancellation(id, revision, numbers);
    }
}
