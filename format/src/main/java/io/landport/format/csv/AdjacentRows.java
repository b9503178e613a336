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
final class AdjacentRows {
    private final CsvConventions conventions;
    private final SeenIds seen = new SeenIds();
    private final Queue<FeedItem> ready = new ArrayDeque<>();
    private @Nullable CsvDocument open;

    AdjacentRows(CsvConventions conventions) {
        this.conventions = conventions;
    }

    /** Whether no document or rejection is complete. */
    boolean isEmpty() {
        return ready.isEmpty();
    }

    /** The next document or rejection, null if none is complete. */
    @Nullable
    FeedItem poll() {
        return ready.poll();
    }

    /** Ends the last document. */
    void finish() {
        if (open != null) {
            ready.addAll(open.items());
            open = null;
        }
    }

    /** Adds a row that identifies its document. */
    void add(RawLine line, DocumentFields row) {
        documentOf(line, row).add(line, row);
    }

    /** Adds a row that identifies its document and cannot be read. */
    void addRejected(RawLine line, DocumentFields row, InvalidRowException misread) {
        documentOf(line, row).addRejected(line, row, misread);
    }

    /** Adds a row that does not identify its document. */
    void addUnplaced(RawLine line, InvalidRowException misread) {
        if (open != null) {
            open.addUnplaced(line, misread);
        } else {
            ready.add(Rows.rejectedAlone(line, misread, conventions.mediaType()));
        }
    }

    private CsvDocument documentOf(RawLine line, DocumentFields row) {
        if (open != null && open.name().equals(CsvDocument.name(row))) {
            return open;
        }
        finish();
        CsvDocument begun = new CsvDocument(line, row, conventions);
        open = begun;
        if (begun.hasLines() && !seen.add(begun.name())) {
            begun.reject(line, notAdjacent());
        }
        return begun;
    }

    private static InvalidRowException notAdjacent() {
        return new InvalidRowException(
                Reason.ROWS_NOT_ADJACENT,
                "the document and revision appear further up, with other documents in between");
    }
}
