package io.landport.query.explain;

import io.landport.domain.reference.Crossing;
import io.landport.domain.reference.Reference;
import io.landport.domain.reference.Regime;
import io.landport.domain.reference.Treatment;
import io.landport.domain.total.Series;
import io.landport.query.sql.Dimension;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The filters of a question as predicates over series, equal to their SQL conditions. */
final class SeriesFilter {
    private static final Map<Dimension, Function<Series, String>> VALUES = Map.ofEntries(
            Map.entry(Dimension.SOURCE, Series::source),
            Map.entry(Dimension.REPORTER, Series::reporter),
            Map.entry(Dimension.PARTNER, Series::partner),
            Map.entry(Dimension.REGION, Series::region),
            Map.entry(Dimension.CROSSING, Series::crossing),
            Map.entry(Dimension.SECTOR, Series::sector),
            Map.entry(Dimension.FLOW, series -> series.flow().code()),
            Map.entry(Dimension.CHANNEL, series -> series.channel().code()),
            Map.entry(Dimension.REGIME, Series::regime),
            Map.entry(Dimension.MODE, Series::mode),
            Map.entry(Dimension.CURRENCY, Series::currency));

    private final Map<Dimension, List<String>> filters;
    private final boolean isMemorandum;
    private final Reference reference;
    private final Map<String, Treatment> treatments;

    SeriesFilter(Map<Dimension, List<String>> filters, boolean isMemorandum, Reference reference) {
        this.filters = Map.copyOf(filters);
        this.isMemorandum = isMemorandum;
        this.reference = reference;
        this.treatments = reference.regimes().all().stream().collect(Collectors.toMap(Regime::id, Regime::treatment));
    }

    /** Selects series. */
    Predicate<Series> series() {
        return series -> isTreated(series.regime())
                && filters.entrySet().stream()
                        .allMatch(filter -> filter.getKey() == Dimension.CROSSING_KIND
                                ? isOfKind(series.crossing(), filter.getValue())
                                : filter.getValue().contains(value(filter.getKey(), series)));
    }

    /** Selects the crossings of these series. */
    Predicate<String> crossings() {
        List<String> crossings = filters.getOrDefault(Dimension.CROSSING, List.of());
        List<String> kinds = filters.getOrDefault(Dimension.CROSSING_KIND, List.of());
        return crossing ->
                (crossings.isEmpty() || crossings.contains(crossing)) && (kinds.isEmpty() || isOfKind(crossing, kinds));
    }

    private boolean isTreated(String regime) {
        Treatment treatment = treatments.getOrDefault(regime, Treatment.INCLUDED);
        return treatment == (isMemorandum ? Treatment.MEMORANDUM : Treatment.INCLUDED);
    }

    private boolean isOfKind(String crossing, List<String> kinds) {
        return reference
                .crossing(crossing)
                .map(Crossing::kind)
                .filter(kinds::contains)
                .isPresent();
    }

    private static String value(Dimension dimension, Series series) {
        Function<Series, String> value = VALUES.get(dimension);
        if (value == null) {
            throw new IllegalArgumentException(dimension + " is no dimension of a series");
        }
        return value.apply(series);
    }
}
