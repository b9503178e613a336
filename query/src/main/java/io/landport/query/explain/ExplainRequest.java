package io.landport.query.explain;

import io.landport.query.sql.Selection;
import java.util.Map;
import java.util.Optional;

/**
 * A request to explain a total, with valid options. Created by {@link ExplainQuestion}.
 *
 * @param name such as {@code explain daily}
 * @param options as given
 */
public record ExplainRequest(
        String name,
        Map<String, String> options,
        Selection selection,
        boolean isMemorandum,
        ExplainedDays days,
        KnownBetween known,
        ExplanationGrouping grouping,
        Optional<Long> limit) {
    public ExplainRequest {
        options = Map.copyOf(options);
    }

    /** Whether the rows name documents, or are sums over documents. */
    public boolean isOfDocuments() {
        return !grouping.isOfSeveralDocuments();
    }
}
