package io.landport.format.ceb;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RejectionLocator;
import io.landport.format.xml.XmlEvents;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the items of CEB messages. The number of an item in the input is its line. */
final class CebFeed implements Feed {
    private static final int MAX_NAMES = 1_000;

    private final Input input;
    private final CebReader reader;
    private final Queue<FeedItem> ready = new ArrayDeque<>();
    private final Map<CebContent.Skipped, Long> skipped = new EnumMap<>(CebContent.Skipped.class);
    private long items;
    private long rows;
    private @Nullable String damage;

    CebFeed(Input input, InputStream in) throws IOException {
        this.input = input;
        try {
            this.reader = new CebReader(new XmlEvents(in, MAX_NAMES));
        } catch (XmlEvents.NotWellFormedException e) {
            in.close();
            throw notXml(input, e);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        while (ready.isEmpty() && damage == null) {
            CebItem item;
            try {
                item = reader.next();
            } catch (XmlEvents.NotWellFormedException e) {
                return rest(e);
            }
            if (item == null) {
                requireMessage();
                return null;
            }
            items++;
            take(item);
        }
        return ready.poll();
    }

    @Override
    public Optional<String> warning() {
        if (damage != null) {
            return Optional.of(damage + ": what follows was not read. Correct it and ingest it again");
        }
        return skipped.isEmpty()
                ? Optional.empty()
                : Optional.of("skipped "
                        + skipped.entrySet().stream()
                                .map(entry -> "%,d %s"
                                        .formatted(
                                                entry.getValue(), entry.getKey().plural()))
                                .collect(Collectors.joining(", ")));
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void take(CebItem item) throws IOException {
        requireMessage();
        Optional<CebMessage> message = CebMessage.ofRoot(item.root());
        if (message.isEmpty()) {
            skip(CebContent.Skipped.OTHER_MESSAGE);
            return;
        }
        try {
            if (item.problem() != null) {
                throw item.problem();
            }
            CebContent content = message.get().content(item);
            if (content.skipped() != null) {
                skip(content.skipped());
                return;
            }
            rows++;
            add(item, content);
        } catch (InvalidRowException e) {
            rows++;
            ready.add(reject(item, e, items));
        }
    }

    private void skip(CebContent.Skipped why) {
        skipped.merge(why, 1L, Long::sum);
    }

    private void add(CebItem item, CebContent content) {
        RejectionLocator locator = new CebLocator(items, item);
        long row = 1;
        long rounded = item.rounded();
        for (TradeDocument document : content.documents()) {
            ready.add(new FeedItem.Read(items, row, document, rounded, locator));
            row = 0;
            rounded = 0;
        }
    }

    /** An input without any CEB message is refused; in one that has begun with a message, others are skipped. */
    private void requireMessage() throws InvalidFileException {
        if (rows == 0
                && skipped.isEmpty()
                && !CnCeb.MESSAGE.matcher(reader.root()).matches()) {
            throw new InvalidFileException(
                    input,
                    reader.root().isEmpty()
                            ? "is empty: cn-ceb is XML whose root is a message such as CEB603Message"
                            : "is not of this format: its root is " + reader.root()
                                    + ", not a message such as CEB603Message");
        }
    }

    /** What cannot be read any more, as one rejection. */
    private FeedItem rest(XmlEvents.NotWellFormedException damaged) throws InvalidFileException {
        if (reader.root().isEmpty()) {
            throw notXml(input, damaged);
        }
        requireMessage();
        damage = String.valueOf(damaged.getMessage());
        rows++;
        items++;
        InvalidRowException cause = new InvalidRowException(Reason.MALFORMED_ROW, damage);
        return reader.incomplete()
                .<FeedItem>map(item -> reject(item, cause, items))
                .orElseGet(
                        () -> FeedItem.RejectedRows.alone(items, cause, new Original("application/xml", new byte[0])));
    }

    private static InvalidFileException notXml(Input input, XmlEvents.NotWellFormedException damaged) {
        return new InvalidFileException(input, "cannot be read as XML: " + damaged.getMessage());
    }

    private static FeedItem reject(CebItem item, InvalidRowException cause, long number) {
        return FeedItem.RejectedRows.of(
                number, 1, cause, CebNumbers.listIfKnown(item), null, item.original(), item.references());
    }
}
