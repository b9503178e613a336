package io.landport.format.csv;

import io.landport.format.feed.DocumentFields;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.RawLine;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows with the columns of documents. */
final class CsvFeed implements Feed {
    private final Input input;
    private final Lines lines;
    private final CsvColumns columns;
    private final AdjacentRows documents = new AdjacentRows(CsvConventions.OF_CSV);
    private long rows;
    private boolean ended;

    CsvFeed(Input input, Lines lines, CsvColumns columns) {
        this.input = input;
        this.lines = lines;
        this.columns = columns;
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        while (documents.isEmpty() && !ended) {
            RawLine line = lines.next();
            if (line == null) {
                end();
            } else {
                rows++;
                take(line);
            }
        }
        return documents.poll();
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
        documents.finish();
        ended = true;
    }

    private void take(RawLine line) {
        try {
            place(line, CsvCells.of(line));
        } catch (InvalidRowException e) {
            documents.addUnplaced(line, e);
        }
    }

    /** @throws InvalidRowException if the row does not identify its document */
    private void place(RawLine line, String[] cells) {
        DocumentFields row = columns.fields(cells);
        Optional<InvalidRowException> mismatch = columns.mismatch(cells);
        if (mismatch.isEmpty()) {
            row.requireIdentity();
            documents.add(line, row);
        } else if (row.knownId().isPresent()) {
            documents.addRejected(line, row, mismatch.get());
        } else {
            throw mismatch.get();
        }
    }
}
