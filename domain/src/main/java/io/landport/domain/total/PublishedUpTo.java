package io.landport.domain.total;

/**
 * Progress of one partition of totals: it has published every change caused by the records of a document partition before an
 * offset. The records are fully processed once all partitions of totals have passed the offset.
 *
 * @param topic the document topic
 * @param partition of the document topic
 * @param nextOffset the offset after the last record included
 * @param totals the partition of totals
 */
public record PublishedUpTo(String topic, int partition, long nextOffset, int totals) {

    /** The key as text, the parts separated by bars. */
    public String key() {
        return topic + '|' + partition + '|' + totals;
    }
}
