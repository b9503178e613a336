package io.landport.producer;

import io.landport.domain.judge.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an ingest did, in numbers.
 *
 * @param rows lines read that are neither blank nor a header
 * @param documents documents, cancellations and decisions that were read and not refused
 * @param published those of them that are known to be in Kafka; none where nothing is published
 * @param rejected documents that were refused
 * @param byReason {@code rejected} by reason, without those that did not occur
 */
public record IngestCounts(long rows, long documents, long published, long rejected, Map<Reason, Long> byReason) {
    public IngestCounts {
        Map<Reason, Long> sorted = new EnumMap<>(Reason.class);
        sorted.putAll(byReason);
        byReason = Collections.unmodifiableMap(sorted);
    }
}
