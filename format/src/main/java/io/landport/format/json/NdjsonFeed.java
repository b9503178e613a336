package io.landport.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Lines;
import io.landport.format.feed.OriginalAmounts;
import io.landport.format.feed.RawLine;
import io.landport.format.feed.RejectionLocator;
import io.landport.format.feed.Rows;
import java.io.CharConversionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document per line. */
final class NdjsonFeed implements Feed {
    private static final String MEDIA_TYPE = "application/json";
    private static final int MAX_DEPTH = 16;
    /** Bytes of a character in UTF-32. */
    private static final int LARGEST_CHARACTER = 4;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    // Numbers are read as text, and bounded when they are parsed.
                    .maxNumberLength(Lines.MAX_BYTES)
                    .build())
            .build();

    private final Input input;
    private final Lines lines;
    private long rows;

    NdjsonFeed(Input input, Lines lines) {
        this.input = input;
        this.lines = lines;
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        RawLine line = lines.next();
        if (line != null) {
            rows++;
            return item(line);
        }
        if (rows == 0) {
            throw new InvalidFileException(input, "is empty: ndjson has one JSON document a line");
        }
        return null;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    static FeedItem item(RawLine line) throws IOException {
        if (isOfAnotherEncoding(line.bytes())) {
            return Rows.rejectAlone(
                    line, new InvalidRowException(Reason.MALFORMED_ROW, "the line is not UTF-8"), MEDIA_TYPE);
        }
        try (JsonParser parser = JSON.createParser(line.bytes())) {
            JsonDocument document = new JsonDocument(parser);
            try {
                line.requireWhole();
                requireUtf8(line);
                TradeDocument content = document.read();
                return new FeedItem.Read(
                        line.number(), 1, content, document.amounts().rounded(), locator(line, document.amounts()));
            } catch (InvalidRowException e) {
                return reject(line, e, document);
            } catch (JsonProcessingException | CharConversionException e) {
                return reject(line, notJson(parser), document);
            }
        }
    }

    /** Jackson would read UTF-16 and UTF-32 by their first bytes, and fail for orders of bytes that it does not know. */
    private static boolean isOfAnotherEncoding(byte[] line) {
        for (int i = 0; i < Math.min(line.length, LARGEST_CHARACTER); i++) {
            if (line[i] == 0) {
                return true;
            }
        }
        return line.length > 0 && (line[0] == (byte) 0xfe || line[0] == (byte) 0xff);
    }

    /** Jackson reads overlong forms, by which two lines with different bytes would have the same id. */
    private static void requireUtf8(RawLine line) {
        for (byte unit : line.bytes()) {
            if (unit < 0) {
                var unused = line.text();
                return;
            }
        }
    }

    private static RejectionLocator locator(RawLine line, OriginalAmounts amounts) {
        return rejected -> RejectionLocator.ofLine(line.number()).locate(amounts.restore(rejected));
    }

    private static InvalidRowException notJson(JsonParser parser) {
        int column = parser.currentLocation().getColumnNr();
        return new InvalidRowException(Reason.MALFORMED_ROW, "the line is not JSON from column " + column + " on");
    }

    private static FeedItem reject(RawLine line, InvalidRowException cause, JsonDocument document) {
        return FeedItem.RejectedRows.of(
                line.number(),
                1,
                cause,
                document.knownId().orElse(null),
                document.knownRevision(),
                new Original(MEDIA_TYPE, line.bytes()),
                document.knownReferences());
    }
}
