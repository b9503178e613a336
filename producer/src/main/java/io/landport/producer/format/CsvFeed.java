package io.landport.producer.format;

import io.landport.domain.judge.Reason;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Builds documents from adjacent rows. Holds one document at a time and a hash of each earlier one, to detect documents whose
 * rows are not adjacent.
 */
final class CsvFeed implements Feed {
    private final Input input;
    private final Lines lines;
    private final CsvColumns columns;
    private final SeenIds seen = new SeenIds();
    private final Queue<FeedItem> ready = new ArrayDeque<>();
    private @Nullable CsvDocument open;
    private long rows;
    private boolean ended;

    CsvFeed(Input input, Lines lines, CsvColumns columns) {
        this.input = input;
        this.lines = lines;
        this.columns = columns;
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        while (ready.isEmpty() && !ended) {
            RawLine line = lines.next();
            if (line == null) {
                end();
            } else {
                rows++;
                take(line);
            }
        }
        return ready.poll();
    }

    @Override
    public Optional<String> warning() {
        return ended && !lines.isLastLineWhole()
                ? Optional.of(
                        "line " + lines.number() + " has no line break at its end: if the file was cut off, its last"
                                + " document is incomplete")
                : Optional.empty();
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void end() throws InvalidFileException {
        if (rows == 0) {
            throw new InvalidFileException(input, "has a header row and no other");
        }
        finish();
        ended = true;
    }

    private void finish() {
        if (open != null) {
            ready.addAll(open.items());
            open = null;
        }
    }

    private void take(RawLine line) {
        try {
            place(line, CsvCells.of(line));
        } catch (InvalidRowException misread) {
            takeUnplaced(line, misread);
        }
    }

    /** @throws InvalidRowException if the row does not identify its document */
    private void place(RawLine line, String[] cells) {
        DocumentFields row = columns.fields(cells);
        Optional<InvalidRowException> mismatch = columns.mismatch(cells);
        if (mismatch.isEmpty()) {
            row.requireIdentity();
            documentOf(line, row).add(line, row);
        } else if (row.knownId().isPresent()) {
            documentOf(line, row).addRejected(line, mismatch.get());
        } else {
            throw mismatch.get();
        }
    }

    private void takeUnplaced(RawLine line, InvalidRowException misread) {
        if (open != null) {
            open.addUnplaced(line, misread);
        } else {
            ready.add(Rows.rejectedAlone(line, misread));
        }
    }

    private CsvDocument documentOf(RawLine line, DocumentFields row) {
        if (open != null && open.name().equals(CsvDocument.name(row))) {
            return open;
        }
        finish();
        CsvDocument begun = new CsvDocument(line, row);
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
