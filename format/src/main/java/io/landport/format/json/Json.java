package io.landport.format.json;

import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.RawLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** One JSON document, which may have line breaks, or an array of documents; otherwise as {@link Ndjson}. */
public final class Json implements Format {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "one JSON document, or an array of them";
    }

    @Override
    public Feed open(Input input) throws IOException {
        InputStream in = input.open();
        if (afterSpace(in) == '[') {
            return new JsonArray(input, in);
        }
        in.reset();
        return new SingleDocument(input, in);
    }

    /** The next byte that is no space, negative at the end; the stream can be reset to be before it. */
    static int afterSpace(InputStream in) throws IOException {
        int at = ' ';
        while (isSpace(at)) {
            in.mark(1);
            at = in.read();
        }
        return at;
    }

    static InvalidFileException empty(Input input) {
        return new InvalidFileException(input, "is empty: json is one JSON document, or an array of documents");
    }

    /** Whether a byte is a space to JSON. */
    public static boolean isSpace(int at) {
        return at == ' ' || at == '\t' || at == '\r' || at == '\n';
    }

    private static final class SingleDocument implements Feed {
        private final Input input;
        private final InputStream in;
        private boolean isRead;

        SingleDocument(Input input, InputStream in) {
            this.input = input;
            this.in = in;
        }

        @Override
        public @Nullable FeedItem next() throws IOException {
            if (isRead) {
                return null;
            }
            isRead = true;
            byte[] bytes = in.readNBytes(Lines.MAX_BYTES);
            if (bytes.length == 0) {
                throw empty(input);
            }
            long more = bytes.length < Lines.MAX_BYTES ? 0 : in.transferTo(OutputStream.nullOutputStream());
            return NdjsonFeed.item(new RawLine(1, bytes, bytes.length + more));
        }

        @Override
        public long rows() {
            return isRead ? 1 : 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
