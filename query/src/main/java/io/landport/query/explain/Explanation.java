package io.landport.query.explain;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The documents behind a total, or behind a change of it.
 *
 * @param recordsScanned how many records were read because they are not in the index yet
 */
public record Explanation(List<ExplainedDocument> documents, long recordsScanned) {
    public Explanation {
        documents = List.copyOf(documents);
    }

    /** What all documents together did to the total, by currency. */
    SortedMap<String, ExplainedAmounts> byCurrency() {
        return byCurrency(sum(documents.stream()
                .flatMap(document -> document.changes().stream())
                .map(ExplainedChange::amounts)));
    }

    /** The sums of parts by series, without series in which nothing is left. */
    static Map<Series, Amounts> sum(Stream<Map<Series, Amounts>> parts) {
        Map<Series, Amounts> sums = new HashMap<>();
        parts.forEach(part -> part.forEach((series, amounts) -> sums.merge(series, amounts, Amounts::plus)));
        sums.values().removeIf(Amounts::isZero);
        return sums;
    }

    /** What changes of series are together, by currency. */
    static SortedMap<String, ExplainedAmounts> byCurrency(Map<Series, Amounts> changes) {
        SortedMap<String, ExplainedAmounts> sums = new TreeMap<>();
        changes.forEach((series, amounts) ->
                sums.merge(series.currency(), ExplainedAmounts.of(amounts), ExplainedAmounts::plus));
        return sums;
    }
}
