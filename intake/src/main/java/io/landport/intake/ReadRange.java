package io.landport.intake;

import io.landport.domain.fate.FeedReport;
import io.landport.format.feed.FeedItem;
import io.landport.producer.FeedTally;
import java.time.Duration;
import java.time.Instant;

/**
 * Records of one partition of a feed's topic that were read one after another on one day, from the first record of a task on. Its report is
 * published in the transaction of each commit, so that the reports of a partition add up to what was read of it.
 */
final class ReadRange {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final String partition;
    private final long first;
    private final long day;
    private final FeedTally tally = new FeedTally();
    private long rows;
    private long latest;
    private boolean isReported = true;

    /**
     * @param partition the topic and the number of the partition
     * @param first offset of the first record
     * @param at timestamp of the first record
     */
    ReadRange(String partition, long first, long at) {
        this.partition = partition;
        this.first = first;
        this.day = dayOf(at);
        this.latest = at;
    }

    boolean isOf(long at) {
        return day == dayOf(at);
    }

    void addItem(FeedItem item) {
        if (item.document().isPresent()) {
            tally.addDocument(item);
        } else {
            tally.addRejection(item);
        }
    }

    /** Ends a record that had so many rows. */
    void addRecord(long rowsOfRecord, long at) {
        rows += rowsOfRecord;
        latest = at;
        isReported = false;
    }

    /** Rows that became part of a document or a rejection. */
    long accounted() {
        return tally.accounted();
    }

    boolean isReported() {
        return isReported;
    }

    FeedReport report() {
        isReported = true;
        return tally.report(partition, partition + '@' + first, FeedReport.INTAKE, rows, Instant.ofEpochMilli(latest));
    }

    private static long dayOf(long at) {
        return Math.floorDiv(at, DAY);
    }
}
