package io.landport.producer;

import io.landport.domain.judge.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counts of an ingest.
 *
 * @param rows lines read that are neither blank nor a header
 * @param documents documents, cancellations and decisions that were read and not rejected
 * @param published those of them that Kafka has acknowledged; 0 in a dry run
 * @param rejected documents that were rejected and not published
 * @param byReason {@code rejected} by reason, without reasons that did not occur
 * @param predicted by reason, those of {@code documents} that the judge will reject
 * @param skipped rows that the mapping of the format left out, by what they are; part of {@code rows}
 * @param rounded amounts of {@code documents} that had more decimals than are kept
 */
public record IngestCounts(
        long rows,
        long documents,
        long published,
        long rejected,
        Map<Reason, Long> byReason,
        Map<Reason, Long> predicted,
        SortedMap<String, Long> skipped,
        long rounded) {
    public IngestCounts {
        byReason = sort(byReason);
        predicted = sort(predicted);
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    }

    /** Whether all documents are accepted, by the feed and by the judge. */
    public boolean isWithoutRejections() {
        return rejected == 0 && predicted.isEmpty();
    }

    private static Map<Reason, Long> sort(Map<Reason, Long> counts) {
        Map<Reason, Long> sorted = new EnumMap<>(Reason.class);
        sorted.putAll(counts);
        return Collections.unmodifiableMap(sorted);
    }
}
