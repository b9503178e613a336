package io.landport.operations.folder;

import io.landport.contract.Codec;
import io.landport.domain.document.TradeDocument;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Format;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.producer.FeedLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The format of a file of a feed: rejects documents that the feed may not publish, and refuses a file that changes while it is read.
 *
 * @param codec of documents, for the original of a rejection
 * @param file is read
 */
record FormatOfFeed(Format format, FeedLimits limits, Codec<TradeDocument> codec, Path file) implements Format {
    @Override
    public String name() {
        return format.name();
    }

    @Override
    public String description() {
        return format.description();
    }

    @Override
    public Feed open(Input input) throws IOException {
        return new Limited(input, format.open(input), state());
    }

    private List<Object> state() throws IOException {
        return List.of(Files.size(file), Files.getLastModifiedTime(file));
    }

    private final class Limited implements Feed {
        private final Input input;
        private final Feed feed;
        private final List<Object> before;

        Limited(Input input, Feed feed, List<Object> before) {
            this.input = input;
            this.feed = feed;
            this.before = before;
        }

        @Override
        public @Nullable FeedItem next() throws IOException {
            FeedItem item = feed.next();
            if (item == null && !state().equals(before)) {
                throw new InvalidFileException(
                        input,
                        "was changed while it was read: rename it when it is complete, or write FILE.done beside it");
            }
            return item == null ? null : item.apply(this::limited, rows -> rows);
        }

        /** Most documents are allowed, and not encoded for this. */
        private FeedItem limited(FeedItem.Read read) {
            if (limits.feed().mayPublish(read.id().source())) {
                return read;
            }
            Optional<FeedItem.RejectedRows> refusal = limits.refusal(read, codec.encode(read.content()));
            return refusal.isPresent() ? refusal.get() : read;
        }

        @Override
        public Input origin(Input opened) {
            return feed.origin(opened);
        }

        @Override
        public Optional<String> warning() {
            return feed.warning();
        }

        @Override
        public long rows() {
            return feed.rows();
        }

        @Override
        public Map<String, Long> skipped() {
            return feed.skipped();
        }

        @Override
        public boolean hasSkipped() {
            return feed.hasSkipped();
        }

        @Override
        public void close() throws IOException {
            feed.close();
        }
    }
}
