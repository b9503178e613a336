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

    /** The sums of all documents by series, without series in which nothing is left. */
    public Map<Series, Amounts> amounts() {
        return sum(documents.stream().map(ExplainedDocument::amounts));
    }

    /** The net sums of all documents by currency, without currencies in which nothing is left. */
    Map<String, Amounts> net() {
        Map<String, Amounts> sums = new TreeMap<>();
        byCurrency(amounts()).forEach((currency, amounts) -> sums.put(currency, amounts.net()));
        sums.values().removeIf(Amounts::isZero);
        return sums;
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
