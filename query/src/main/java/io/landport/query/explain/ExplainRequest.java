package io.landport.query.explain;

import io.landport.query.sql.Selection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A request to explain a total, with valid options. Created by {@link ExplainQuestion}. */
public final class ExplainRequest {
    private final String name;
    private final SortedMap<String, String> options;
    private final Selection selection;
    private final boolean isMemorandum;
    private final ExplainedDays days;
    private final KnownBetween known;
    private final ExplanationGrouping grouping;
    private final Optional<Long> limit;

    /**
     * @param name such as {@code explain daily}
     * @param options as given
     */
    ExplainRequest(
            String name,
            Map<String, String> options,
            Selection selection,
            boolean isMemorandum,
            ExplainedDays days,
            KnownBetween known,
            ExplanationGrouping grouping,
            Optional<Long> limit) {
        this.name = name;
        this.options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        this.selection = selection;
        this.isMemorandum = isMemorandum;
        this.days = days;
        this.known = known;
        this.grouping = grouping;
        this.limit = limit;
    }

    /** Whether the rows name documents, or are sums over documents. */
    public boolean isOfDocuments() {
        return !grouping.isOfSeveralDocuments();
    }

    String name() {
        return name;
    }

    SortedMap<String, String> options() {
        return options;
    }

    Selection selection() {
        return selection;
    }

    boolean isMemorandum() {
        return isMemorandum;
    }

    ExplainedDays days() {
        return days;
    }

    KnownBetween known() {
        return known;
    }

    ExplanationGrouping grouping() {
        return grouping;
    }

    Optional<Long> limit() {
        return limit;
    }
}
