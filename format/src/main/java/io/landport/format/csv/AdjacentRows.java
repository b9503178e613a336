package io.landport.format.csv;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RawLine;
import io.landport.format.feed.Rows;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Builds documents from adjacent rows. Holds one document at a time and a hash of each earlier one, to detect documents whose
 * rows are not adjacent.
 */
final class AdjacentRows implements RowSink {
    private final CsvConventions conventions;
    private final boolean isSingle;
    private final SeenIds seen = new SeenIds();
    private final Queue<FeedItem> ready = new ArrayDeque<>();
    private @Nullable CsvDocument open;

    /** @param isSingle whether each row is a document */
    AdjacentRows(CsvConventions conventions, boolean isSingle) {
        this.conventions = conventions;
        this.isSingle = isSingle;
    }

    @Override
    public @Nullable FeedItem poll() {
        return ready.poll();
    }

    @Override
    public void finish() {
        if (open != null) {
            ready.addAll(open.items());
            open = null;
        }
    }

    @Override
    public void take(RawLine line, int record, DocumentFields row, @Nullable InvalidRowException problem) {
        documentOf(line, row).add(line, row, problem);
        if (isSingle) {
            finish();
        }
    }

    @Override
    public void takeUnplaced(RawLine line, InvalidRowException problem) {
        if (open != null) {
            open.addUnplaced(line, problem);
        } else {
            ready.add(Rows.rejectAlone(line, problem, conventions.mediaType()));
        }
    }

    private CsvDocument documentOf(RawLine line, DocumentFields row) {
        if (open != null && open.name().equals(CsvDocument.name(row))) {
            return open;
        }
        finish();
        CsvDocument document = new CsvDocument(line, row, conventions);
        open = document;
        if (document.hasLines() && !seen.add(document.name())) {
            document.reject(line, notAdjacent());
        }
        return document;
    }

    private static InvalidRowException notAdjacent() {
        return new InvalidRowException(
                Reason.ROWS_NOT_ADJACENT,
                "the document and revision appear further up, with other documents in between");
    }
}
