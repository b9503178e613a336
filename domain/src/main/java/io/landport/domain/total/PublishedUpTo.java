package io.landport.domain.total;

import java.time.LocalDate;

/**
 * Progress of one partition of totals: it has published every change caused by the records of a document partition before an
 * offset. The records are fully processed once all partitions of totals have passed the offset.
 *
 * @param topic the document topic
 * @param partition of the document topic
 * @param nextOffset the offset after the last record included
 * @param receivedDay of the last record included; later records of the partition have no earlier one
 * @param totals the partition of totals
 */
public record PublishedUpTo(String topic, int partition, long nextOffset, LocalDate receivedDay, int totals) {

    /** The key as text, the parts separated by bars. */
    public String key() {
        return topic + '|' + partition + '|' + totals;
    }
}
