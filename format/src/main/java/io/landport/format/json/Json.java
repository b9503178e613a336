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

/** One JSON document, which may have line breaks; otherwise as {@link Ndjson}. */
public final class Json implements Format {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "one JSON document";
    }

    @Override
    public Feed open(Input input) throws IOException {
        return new SingleDocument(input, input.open());
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
                throw new InvalidFileException(input, "is empty: json is one JSON document");
            }
            long more = in.transferTo(OutputStream.nullOutputStream());
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
