package io.landport.intake;

import io.landport.domain.fate.FeedReport;
import io.landport.format.feed.FeedItem;
import io.landport.producer.FeedTally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Records of one partition of a feed's topic that were read one after another on one day, from the first record of a task on. Its report is
 * published in the transaction of each commit, so that the reports of a partition add up to what was read of it.
 */
final class ReadRange {
    private final String partition;
    private final long first;
    private final LocalDate day;
    private final FeedTally tally = new FeedTally();
    private long rows;
    private Instant latest;
    private boolean isReported = true;

    /**
     * @param partition the topic and the number of the partition
     * @param first offset of the first record
     * @param at timestamp of the first record
     */
    ReadRange(String partition, long first, Instant at) {
        this.partition = partition;
        this.first = first;
        this.day = dayOf(at);
        this.latest = at;
    }

    boolean isOf(Instant at) {
        return day.equals(dayOf(at));
    }

    void addItem(FeedItem item) {
        if (item.document().isPresent()) {
            tally.addDocument(item);
        } else {
            tally.addRejection(item);
        }
    }

    /** Ends a record that had so many rows. */
    void addRecord(long rowsOfRecord, Instant at) {
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
        return tally.report(partition, partition + '@' + first, FeedReport.INTAKE, rows, latest);
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
