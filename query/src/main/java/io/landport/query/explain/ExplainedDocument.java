package io.landport.query.explain;

import io.landport.domain.document.DocumentId;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import java.util.List;
import java.util.Map;

/**
 * A document that changed a total.
 *
 * @param changes in the order in which they became known
 * @param lines of the revision that counts in the end, which count in the total; empty unless requested
 */
public record ExplainedDocument(DocumentId id, List<ExplainedChange> changes, List<ExplainedLine> lines) {
    public ExplainedDocument {
        changes = List.copyOf(changes);
        lines = List.copyOf(lines);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException(id.key() + " has no changes");
        }
    }

    /** The sum of the changes by series, without series in which nothing is left. */
    public Map<Series, Amounts> amounts() {
        return Explanation.sum(changes.stream().map(ExplainedChange::amounts));
    }

    /** The last change. */
    public ExplainedChange last() {
        return changes.get(changes.size() - 1);
    }
}
