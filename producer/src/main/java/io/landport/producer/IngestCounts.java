package io.landport.producer;

import io.landport.domain.judge.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an ingest did, in numbers.
 *
 * @param rows lines read that are neither blank nor a header
 * @param documents documents, cancellations and decisions that were read and not rejected
 * @param published those of them that are known to be in Kafka; none where nothing is published
 * @param rejected documents that were rejected and not published
 * @param byReason {@code rejected} by reason, without those that did not occur
 * @param foreseen by reason, those of {@code documents} that the judge will reject
 */
public record IngestCounts(
        long rows,
        long documents,
        long published,
        long rejected,
        Map<Reason, Long> byReason,
        Map<Reason, Long> foreseen) {
    public IngestCounts {
        byReason = sorted(byReason);
        foreseen = sorted(foreseen);
    }

    /** The numbers of an ingest in which the judge will reject nothing. */
    public IngestCounts(long rows, long documents, long published, long rejected, Map<Reason, Long> byReason) {
        this(rows, documents, published, rejected, byReason, Map.of());
    }

    private static Map<Reason, Long> sorted(Map<Reason, Long> counts) {
        Map<Reason, Long> sorted = new EnumMap<>(Reason.class);
        sorted.putAll(counts);
        return Collections.unmodifiableMap(sorted);
    }
}
