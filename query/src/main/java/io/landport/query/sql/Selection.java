package io.landport.query.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Filters, grouping and conversion of a query.
 *
 * @param filters allowed values of each filtered dimension
 * @param grouping in the order of the columns and of the sorting
 * @param reportingCurrency that values are converted into; empty if they are not converted
 */
public record Selection(
        Map<Dimension, List<String>> filters, List<Dimension> grouping, Optional<String> reportingCurrency) {
    public Selection {
        filters = Map.copyOf(filters);
        grouping = List.copyOf(grouping);
    }

    /** Applies the filters to facts. */
    public SqlFragment of(SqlFragment facts) {
        SqlFragment selected = facts;
        for (Map.Entry<Dimension, List<String>> filter : filters.entrySet()) {
            selected = selected.where(filter.getKey().condition(), filter.getValue());
        }
        return selected;
    }

    /** The same selection, with a default grouping. */
    public Selection orGroupedBy(List<Dimension> defaults) {
        return grouping.isEmpty() ? new Selection(filters, defaults, reportingCurrency) : this;
    }

    /** Whether each figure is of a single source or of explicitly selected sources. */
    boolean hasExplicitSources() {
        return grouping.contains(Dimension.SOURCE) || filters.containsKey(Dimension.SOURCE);
    }

    /** Whether these are all the dimensions of filters and grouping. */
    public boolean needsOnly(Set<Dimension> dimensions) {
        return dimensions.containsAll(grouping) && dimensions.containsAll(filters.keySet());
    }

    public boolean isGroupedBy(Dimension dimension) {
        return grouping.contains(dimension);
    }
}
