package io.landport.format.csv;

import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Builds documents from mapped rows of which those of a document are anywhere in the file: sorts all of them by document before
 * it returns the first. Returns rows that do not identify their document at once.
 */
final class GroupedRows implements RowSink {
    private final MappedRows rows;
    private final RowSort sort;
    private final AdjacentRows documents;
    private boolean isSorted;

    GroupedRows(MappedRows rows, RowSort sort, AdjacentRows documents) {
        this.rows = rows;
        this.sort = sort;
        this.documents = documents;
    }

    @Override
    public void take(RawLine line, int record, DocumentFields row, @Nullable InvalidRowException problem)
            throws IOException {
        sort.add(new RowSort.SortedRow(CsvDocument.name(row), line, record, row.isOfCountedRow()));
    }

    @Override
    public void takeUnplaced(RawLine line, InvalidRowException problem) {
        documents.takeUnplaced(line, problem);
    }

    @Override
    public void finish() throws IOException {
        sort.sort();
        isSorted = true;
    }

    @Override
    public @Nullable FeedItem poll() throws IOException {
        FeedItem item = documents.poll();
        while (item == null && isSorted) {
            RowSort.SortedRow row = sort.next();
            if (row == null) {
                documents.finish();
                return documents.poll();
            }
            rows.readAgain(row.line(), row.record(), row.isCounted(), documents);
            item = documents.poll();
        }
        return item;
    }

    @Override
    public void close() throws IOException {
        sort.close();
    }
}
