package io.landport.format.bts;

import io.landport.domain.document.Cancellation;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.RejectionLocator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Returns the rejected rows without a document, then the documents, then the cancellations. */
final class BtsFeed implements Feed {
    private final long rows;
    private final Iterator<FeedItem> items;

    BtsFeed(BtsFile file, BtsCoverage coverage, long revision, List<Cancellation> withdrawn) {
        this.rows = file.rows();
        this.items = Stream.of(
                        file.unplacedRows().stream(),
                        file.documents().stream().map(document -> document.item(coverage, revision)),
                        withdrawn.stream()
                                .map(cancellation ->
                                        new FeedItem.Read(1, 0, cancellation, 0, RejectionLocator.ofLine(1))))
                .<FeedItem>flatMap(part -> part)
                .iterator();
    }

    @Override
    public @Nullable FeedItem next() {
        return items.hasNext() ? items.next() : null;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() {
        // The file was read and closed when it was opened.
    }
}
