package io.landport.query;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to the daily totals. The answer has a row for each combination of the grouping's values and each currency,
 * without those that nothing is left of. Written by hand, or read from options by {@link DailyOptions}.
 *
 * @param from first statistical day, null for the earliest
 * @param to last statistical day, null for the latest
 * @param filters for each dimension the values it may have, one of which is enough
 * @param currencies the currencies to show, empty for all
 * @param grouping in the order of the answer's columns and of its sorting
 */
public record DailyQuery(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Map<Dimension, List<String>> filters,
        List<String> currencies,
        List<Dimension> grouping) {

    public DailyQuery {
        Map<Dimension, List<String>> copy = new EnumMap<>(Dimension.class);
        filters.forEach((dimension, values) -> copy.put(dimension, List.copyOf(values)));
        filters = Collections.unmodifiableMap(copy);
        currencies = List.copyOf(currencies);
        grouping = List.copyOf(grouping);
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("from " + from + " is after to " + to);
        }
        if (grouping.stream().distinct().count() != grouping.size()) {
            throw new IllegalArgumentException("grouping names a dimension twice: " + grouping);
        }
    }

    boolean isGroupedBy(Dimension dimension) {
        return grouping.contains(dimension);
    }

    boolean isFilteredBy(Dimension dimension) {
        return filters.containsKey(dimension);
    }
}
