package io.landport.producer;

import io.landport.domain.fate.FeedReport;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import java.io.IOException;
import java.time.Instant;

/** The running counts of one input: what its rows became. */
public final class FeedTally {
    private long rowsInDocuments;
    private long rowsRejected;
    private long documents;
    private long rejections;

    public void addDocument(FeedItem item) {
        rowsInDocuments += item.rows();
        documents++;
    }

    public void addRejection(FeedItem item) {
        rowsRejected += item.rows();
        rejections++;
    }

    /** The report of an input that was read to its end and completely published. */
    FeedReport report(Input input, Format format, long rows, Instant finished) throws IOException {
        String file = input.hash().isPresent() ? input.fileName() : FeedReport.READ_ONCE;
        return report(file, input.hashOfRead(), format.name(), rows, finished);
    }

    /** The report of an input that has this name and this hash. */
    public FeedReport report(String file, String hash, String format, long rows, Instant finished) {
        return new FeedReport(file, hash, format, rows, rowsInDocuments, rowsRejected, documents, rejections, finished);
    }

    /** The rows that are part of a document or rejected. */
    public long accounted() {
        return rowsInDocuments + rowsRejected;
    }
}
