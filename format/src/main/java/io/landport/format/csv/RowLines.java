package io.landport.format.csv;

import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.RawLine;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a file, up to a number of them. */
final class RowLines implements AutoCloseable {
    private final Input input;
    private final Lines lines;
    private final long maxRows;
    private final String empty;
    private long rows;
    private boolean hasEnded;

    /** @param empty the problem of a file without a row */
    RowLines(Input input, Lines lines, long maxRows, String empty) {
        this.input = input;
        this.lines = lines;
        this.maxRows = maxRows;
        this.empty = empty;
    }

    /**
     * The next row, null at the end.
     *
     * @throws InvalidFileException if there is no row at all
     */
    @Nullable
    RawLine next() throws IOException {
        RawLine line = rows < maxRows ? lines.next() : null;
        if (line != null) {
            rows++;
            return line;
        }
        if (rows == 0) {
            throw new InvalidFileException(input, empty);
        }
        hasEnded = true;
        return null;
    }

    long rows() {
        return rows;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    Optional<String> warning() {
        return hasEnded && rows < maxRows && !lines.isLastLineWhole()
                ? Optional.of(
                        "line " + lines.number() + " has no line break at its end: if the file was cut off, its last"
                                + " document is incomplete")
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
