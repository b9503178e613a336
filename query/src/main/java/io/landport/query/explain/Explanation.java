package io.landport.query.explain;

import io.landport.domain.total.Amounts;
import java.util.List;
import java.util.Map;
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

    /** The sums of all documents by currency, without currencies in which nothing is left. */
    public Map<String, Amounts> amounts() {
        return sum(documents.stream().map(ExplainedDocument::amounts));
    }

    /** The sums of parts by currency, without currencies in which nothing is left. */
    static Map<String, Amounts> sum(Stream<Map<String, Amounts>> parts) {
        Map<String, Amounts> sums = new TreeMap<>();
        parts.forEach(part -> part.forEach((currency, amounts) -> sums.merge(currency, amounts, Amounts::plus)));
        sums.values().removeIf(Amounts::isZero);
        return sums;
    }
}
