package io.landport.format.csv;

import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.RawLine;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file into documents. */
final class RowFeed implements Feed {
    private final RowLines lines;
    private final RowReader rows;
    private final RowSink documents;

    RowFeed(RowLines lines, RowReader rows, RowSink documents) {
        this.lines = lines;
        this.rows = rows;
        this.documents = documents;
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        FeedItem item = documents.poll();
        while (item == null && !lines.hasEnded()) {
            RawLine line = lines.next();
            if (line == null) {
                documents.finish();
            } else {
                rows.read(line, documents);
            }
            item = documents.poll();
        }
        return item;
    }

    @Override
    public Optional<String> warning() {
        return lines.warning();
    }

    @Override
    public long rows() {
        return lines.rows();
    }

    @Override
    public Map<String, Long> skipped() {
        return rows.skipped();
    }

    @Override
    public void close() throws IOException {
        try (documents) {
            lines.close();
        }
    }
}
