package io.landport.query.explain;

import io.landport.domain.total.Amounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The documents behind a total, or behind a change of it.
 *
 * @param recordsScanned how many records were read because they are not in the index yet
 * @param recordsRead how many single records were read
 */
public record Explanation(List<ExplainedDocument> documents, long recordsScanned, long recordsRead) {
    public Explanation {
        documents = List.copyOf(documents);
    }

    /** The sums of all documents by currency, without currencies in which nothing is left. */
    public Map<String, Amounts> amounts() {
        Map<String, Amounts> sums = new TreeMap<>();
        documents.forEach(document ->
                document.amounts().forEach((currency, amounts) -> sums.merge(currency, amounts, Amounts::plus)));
        sums.values().removeIf(Amounts::isZero);
        return sums;
    }
}
