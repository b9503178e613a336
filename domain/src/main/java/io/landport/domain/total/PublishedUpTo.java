package io.landport.domain.total;

/**
 * One partition of totals has published everything that follows from the records of an input partition before an offset.
 * Once all partitions of totals say so, everything is published.
 *
 * @param topic the input topic
 * @param partition of the input topic
 * @param nextOffset behind the last record taken into account
 * @param totals the partition of totals that says so
 */
public record PublishedUpTo(String topic, int partition, long nextOffset, int totals) {

    /** The key as one readable word. */
    public String key() {
        return topic + '|' + partition + '|' + totals;
    }
}
