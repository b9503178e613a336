package io.landport.format.csv;

import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import io.landport.format.feed.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads mapped rows of which those of a document are anywhere in the file: sorts all of them by document before it returns the
 * first. Returns rows that do not identify their document as it reads them.
 */
final class GroupedFeed implements Feed {
    private final MappedLines lines;
    private final MappedRows rows;
    private final CsvConventions conventions;
    private final RowSort sort;
    private final AdjacentRows documents;
    private final MappedRows.Sink assembled;
    private final Queue<FeedItem> unplaced = new ArrayDeque<>();
    private boolean isSorted;
    private boolean hasEnded;

    GroupedFeed(MappedLines lines, MappedRows rows, CsvConventions conventions, RowSort sort) {
        this.lines = lines;
        this.rows = rows;
        this.conventions = conventions;
        this.sort = sort;
        this.documents = new AdjacentRows(conventions);
        this.assembled = new AssembledRows(documents, false);
    }

    /** Puts each row in its place. */
    private final class ToSort implements MappedRows.Sink {
        @Override
        public void take(RawLine line, int record, DocumentFields row, @Nullable InvalidRowException problem) {
            try {
                sort.add(CsvDocument.name(row), new SortedRow(line, record, row.isOfCountedRow()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void takeUnplaced(RawLine line, InvalidRowException problem) {
            unplaced.add(Rows.rejectedAlone(line, problem, conventions.mediaType()));
        }
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        try {
            readRows();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!unplaced.isEmpty()) {
            return unplaced.poll();
        }
        while (documents.isEmpty() && !hasEnded) {
            SortedRow row = sort.next();
            if (row == null) {
                documents.finish();
                hasEnded = true;
            } else {
                rows.readAgain(row.line(), row.record(), row.isCounted(), assembled);
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
        try (sort) {
            lines.close();
        }
    }

    /** Reads on to the next row that does not identify its document, or to the end. */
    private void readRows() throws IOException {
        MappedRows.Sink sink = new ToSort();
        while (unplaced.isEmpty() && !lines.hasEnded()) {
            RawLine line = lines.next();
            if (line != null) {
                rows.read(line, sink);
            }
        }
        if (lines.hasEnded() && !isSorted) {
            sort.sort();
            isSorted = true;
        }
    }
}
