package io.landport.format.feed;

import io.landport.domain.document.TradeDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Feeds from text, read to their ends. */
public final class Texts {
    private Texts() {}

    public static List<FeedItem> read(Format format, String text) {
        return read(format, Input.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    public static List<FeedItem> read(Format format, Input input) {
        List<FeedItem> items = new ArrayList<>();
        try (Feed feed = format.open(input)) {
            for (FeedItem item = feed.next(); item != null; item = feed.next()) {
                items.add(item);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    public static Input file(Path folder, String name, String text) throws IOException {
        return Input.file(Files.writeString(folder.resolve(name), text));
    }

    public static List<TradeDocument> documents(List<FeedItem> items) {
        return items.stream().flatMap(item -> item.document().stream()).toList();
    }

    public static List<FeedItem.RejectedRows> rejected(List<FeedItem> items) {
        return items.stream().flatMap(item -> item.rejected().stream()).toList();
    }

    /** The sole item, which is a refusal. */
    public static FeedItem.RejectedRows soleRejected(List<FeedItem> items) {
        if (items.size() != 1) {
            throw new AssertionError("expected one refusal: " + items);
        }
        return items.get(0).rejected().orElseThrow(() -> new AssertionError("not rejected: " + items.get(0)));
    }

    public static String original(FeedItem.RejectedRows rejected) {
        return new String(rejected.original().bytes(), StandardCharsets.UTF_8);
    }
}
