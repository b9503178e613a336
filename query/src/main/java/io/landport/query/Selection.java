package io.landport.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query selects and how it groups it.
 *
 * @param filters for each dimension the values it may have, one of which is enough
 * @param grouping in the order of the answer's columns and of its sorting
 * @param reportingCurrency that values are converted into; empty where currencies are kept apart
 */
record Selection(Map<Dimension, List<String>> filters, List<Dimension> grouping, Optional<String> reportingCurrency) {
    Selection {
        filters = Map.copyOf(filters);
        grouping = List.copyOf(grouping);
    }

    /** Of these facts those that pass the filters. */
    Facts of(Facts facts) {
        Facts selected = facts;
        for (Map.Entry<Dimension, List<String>> filter : filters.entrySet()) {
            selected = selected.where(filter.getKey().condition(), filter.getValue());
        }
        return selected;
    }

    /** The same, grouped by these where nothing was said. */
    Selection orGroupedBy(List<Dimension> usual) {
        return grouping.isEmpty() ? new Selection(filters, usual, reportingCurrency) : this;
    }

    /** Whether each figure is of one source, or of sources that the asker chose. */
    boolean isOfChosenSources() {
        return grouping.contains(Dimension.SOURCE) || filters.containsKey(Dimension.SOURCE);
    }

    boolean isGroupedBy(Dimension dimension) {
        return grouping.contains(dimension);
    }
}
