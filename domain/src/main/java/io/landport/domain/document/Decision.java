package io.landport.domain.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision of customs about a revision.
 *
 * @param number orders the decisions of the document; the highest on a revision applies
 * @param revision the revision decided on; null means the highest that is not greater than {@code number}
 * @param outcome {@code released}, {@code refused} or {@code annulled}
 * @param references other numbers that the document is known by, such as the one that customs gives it with the decision
 */
public record Decision(
        DocumentId id, long number, @Nullable Long revision, String outcome, List<DocumentReference> references)
        implements TradeDocument {

    public Decision {
        references = List.copyOf(references);
    }

    @Override
    public @Nullable Long declaredRevision() {
        return null;
    }

    /** A decision without references. */
    public Decision(DocumentId id, long number, @Nullable Long revision, String outcome) {
        this(id, number, revision, outcome, List.of());
    }

    @Override
    public Decision withReferences(List<DocumentReference> numbers) {
        return new Decision(id, number, revision, outcome, numbers);
    }
}
