package io.landport.producer;

import io.landport.domain.fate.FeedReport;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import java.io.IOException;
import java.time.Instant;

/** The running counts of one input: what its rows became. */
final class FeedTally {
    private long rowsInDocuments;
    private long rowsRejected;
    private long documents;
    private long rejections;

    void addDocument(FeedItem item) {
        rowsInDocuments += item.rows();
        documents++;
    }

    void addRejection(FeedItem item) {
        rowsRejected += item.rows();
        rejections++;
    }

    /** The report of an input that was read to its end and completely published. */
    FeedReport report(Input input, Format format, long rows, Instant finished) throws IOException {
        return new FeedReport(
                input.hash().isPresent() ? input.fileName() : FeedReport.READ_ONCE,
                input.hashOfRead(),
                format.name(),
                rows,
                rowsInDocuments,
                rowsRejected,
                documents,
                rejections,
                finished);
    }
}
