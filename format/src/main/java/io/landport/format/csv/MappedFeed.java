package io.landport.format.csv;

import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.RawLine;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads mapped rows that are adjacent, or a document each. */
final class MappedFeed implements Feed {
    private final MappedLines lines;
    private final MappedRows rows;
    private final AdjacentRows documents;
    private final MappedRows.Sink sink;

    /** @param isSingle whether each row is a document */
    MappedFeed(MappedLines lines, MappedRows rows, CsvConventions conventions, boolean isSingle) {
        this.lines = lines;
        this.rows = rows;
        this.documents = new AdjacentRows(conventions);
        this.sink = new AssembledRows(documents, isSingle);
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        while (documents.isEmpty() && !lines.hasEnded()) {
            RawLine line = lines.next();
            if (line == null) {
                documents.finish();
            } else {
                rows.read(line, sink);
            }
        }
        return documents.poll();
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
        lines.close();
    }
}
