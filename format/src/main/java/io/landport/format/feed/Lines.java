package io.landport.format.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input without blank ones. Works on bytes, because a rejected line is published unchanged, and holds one line
 * of bounded length, because any input may come.
 */
public final class Lines implements AutoCloseable {
    /** The maximum size of a document in bytes, so that it fits into a Kafka record of the default size. */
    public static final int MAX_BYTES = 900_000;

    /** Small, because a gateway has one for each open request, most of which may wait for bytes. */
    private static final int FIRST_BUFFER = 4 * 1024;

    private static final int MAX_BUFFER = 64 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private long number;
    private long length;
    private boolean blank;
    private boolean isTerminated = true;

    public Lines(InputStream in) {
        this.in = in;
    }

    /** The next line that is not blank, null at the end. */
    @Nullable
    public RawLine next() throws IOException {
        while (read()) {
            if (!blank) {
                return cut();
            }
        }
        return null;
    }

    /** The number of the last line read. */
    public long number() {
        return number;
    }

    /**
     * Refuses an input that does not end in a line break, after all of it was read. For formats whose files always do: a number
     * at the end of a cut row may have lost digits.
     *
     * @throws InvalidFileException if the last line has no line break
     */
    public void requireLastLineWhole(Input input) throws InvalidFileException {
        if (!isLastLineWhole()) {
            throw new InvalidFileException(
                    input,
                    "is cut off: line " + number
                            + " has no line break at its end. Get the whole file again; if it is whole, "
                            + "end its last line with a line break");
        }
    }

    /** Whether the last line that was read has a line break at its end. */
    public boolean isLastLineWhole() {
        return isTerminated;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean read() throws IOException {
        line.reset();
        length = 0;
        blank = true;
        if (!isFilled()) {
            return false;
        }
        number++;
        isTerminated = false;
        while (isFilled()) {
            int end = endOfLine();
            append(end);
            position = end;
            if (end < limit) {
                position++;
                isTerminated = true;
                return true;
            }
        }
        return true;
    }

    private boolean isFilled() throws IOException {
        if (position == limit) {
            growIfFull();
            position = 0;
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return position < limit;
    }

    /** An input that fills the buffer gets a larger one. */
    private void growIfFull() {
        if (limit == buffer.length && limit < MAX_BUFFER) {
            buffer = new byte[Math.min(MAX_BUFFER, 4 * limit)];
        }
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && buffer[end] != '\n') {
            blank &= isSpace(buffer[end]);
            end++;
        }
        return end;
    }

    /** Other control characters, such as NUL after a crash of the writer, are content that is read and rejected. */
    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    private void append(int end) {
        int room = MAX_BYTES - line.size();
        line.write(buffer, position, Math.min(room, end - position));
        length += end - position;
    }

    private RawLine cut() {
        byte[] bytes = line.toByteArray();
        boolean hasReturn = length == bytes.length && bytes[bytes.length - 1] == '\r';
        return hasReturn
                ? new RawLine(number, java.util.Arrays.copyOf(bytes, bytes.length - 1), length - 1)
                : new RawLine(number, bytes, length);
    }
}
