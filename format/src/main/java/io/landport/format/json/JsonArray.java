package io.landport.format.json;

import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.RawLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of a JSON array one by one; holds one of bounded length. The line of each is its place in the array, counted from 1.
 * Only finds where a document ends: whether it is JSON shows when it is read.
 */
final class JsonArray implements Feed {
    private static final int END = -1;

    private final Input input;
    private final InputStream in;
    private final ByteArrayOutputStream document = new ByteArrayOutputStream();
    private long length;
    private int documents;
    private boolean isRead;

    /** @param in after the bracket with which the array begins */
    JsonArray(Input input, InputStream in) {
        this.input = input;
        this.in = in;
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        if (isRead) {
            return null;
        }
        boolean isLast = read() == ']';
        if (isLast) {
            requireEnd();
        }
        if (isLast && documents == 0 && length == 0) {
            throw Json.empty(input);
        }
        documents++;
        return NdjsonFeed.item(new RawLine(documents, document.toByteArray(), length));
    }

    @Override
    public long rows() {
        return documents;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads a document up to the comma or the bracket that follows it, which is returned. */
    private int read() throws IOException {
        document.reset();
        length = 0;
        int depth = 0;
        boolean isText = false;
        boolean isEscaped = false;
        for (int at = in.read(); at != END; at = in.read()) {
            if (!isText && depth == 0 && (at == ',' || at == ']')) {
                return at;
            }
            if (isText) {
                isText = isEscaped || at != '"';
                isEscaped = !isEscaped && at == '\\';
            } else if (at == '"') {
                isText = true;
            } else if (at == '{' || at == '[') {
                depth++;
            } else if (at == '}' || at == ']') {
                depth--;
            }
            if (length > 0 || !Json.isSpace(at)) {
                append(at);
            }
        }
        isRead = true;
        throw new InvalidFileException(input, "is cut off in or after document " + (documents + 1) + " of its array");
    }

    private void append(int at) {
        length++;
        if (document.size() < Lines.MAX_BYTES) {
            document.write(at);
        }
    }

    private void requireEnd() throws IOException {
        isRead = true;
        if (Json.afterSpace(in) != END) {
            throw new InvalidFileException(input, "has more after the end of its array");
        }
    }
}
