package io.landport.format.xml;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.Feed;
import io.landport.format.feed.FeedItem;
import io.landport.format.feed.Input;
import io.landport.format.feed.InvalidFileException;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.RejectionLocator;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a format. The number of a message in the input is its line. */
final class XmlFeed implements Feed {
    private final Input input;
    private final XmlMessages messages;
    private final XmlReader reader;
    private final Queue<FeedItem> ready = new ArrayDeque<>();
    private final Map<String, Long> skipped;
    private long number;
    private long rows;
    private @Nullable String damage;

    /**
     * @param in the text of the input, closed with this
     * @throws InvalidFileException if the input does not begin as XML
     * @throws IOException if it cannot be read
     */
    XmlFeed(Input input, InputStream in, XmlMessages messages) throws IOException {
        this(input, in, messages, new TreeMap<>());
    }

    /**
     * The same for an input that is one of several.
     *
     * @param skipped receives the messages that are skipped, by what they are
     */
    XmlFeed(Input input, InputStream in, XmlMessages messages, Map<String, Long> skipped) throws IOException {
        this.input = input;
        this.messages = messages;
        this.skipped = skipped;
        try {
            this.reader = new XmlReader(in, messages);
        } catch (XmlEvents.NotWellFormedException e) {
            in.close();
            throw notXml(e);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public @Nullable FeedItem next() throws IOException {
        while (ready.isEmpty() && damage == null) {
            XmlElement message;
            try {
                message = reader.next();
            } catch (XmlEvents.NotWellFormedException e) {
                return rest(e);
            }
            if (message == null) {
                requireMessage();
                return null;
            }
            number++;
            take(message);
        }
        return ready.poll();
    }

    @Override
    public Optional<String> warning() {
        if (damage != null) {
            return Optional.of(damage + ": what follows was not read. Correct it and ingest it again");
        }
        return warning(skipped);
    }

    /** What was skipped, as a warning. */
    static Optional<String> warning(Map<String, Long> skipped) {
        return skipped.isEmpty()
                ? Optional.empty()
                : Optional.of(skipped.entrySet().stream()
                        .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey()))
                        .collect(Collectors.joining(", ", "skipped ", "")));
    }

    /** Whether the rest of the input was not read, because it is not well-formed. */
    boolean isDamaged() {
        return damage != null;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public boolean hasSkipped() {
        return !skipped.isEmpty();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private void take(XmlElement message) {
        InvalidRowException problem = reader.problem();
        try {
            if (problem != null) {
                throw problem;
            }
            XmlContent content = messages.read(message);
            if (content.skipped() != null) {
                skipped.merge(content.skipped(), 1L, Long::sum);
                return;
            }
            rows++;
            add(content, message);
        } catch (InvalidRowException e) {
            rows++;
            ready.add(reject(message, e));
        }
    }

    private void add(XmlContent content, XmlElement message) {
        RejectionLocator locator = messages.locator(number, message);
        boolean isFirst = true;
        for (TradeDocument document : content.documents()) {
            ready.add(new FeedItem.Read(number, isFirst ? 1 : 0, document, isFirst ? message.rounded() : 0, locator));
            isFirst = false;
        }
    }

    private void requireMessage() throws InvalidFileException {
        if (number == 0 && !messages.isMessage(reader.root())) {
            throw new InvalidFileException(
                    input,
                    reader.root().isEmpty()
                            ? "is empty: it must have " + messages.roots()
                            : "is not of this format: its root is " + reader.root() + ", and there is no "
                                    + messages.roots() + " in it");
        }
    }

    /** What cannot be read any more, as one rejection. */
    private FeedItem rest(XmlEvents.NotWellFormedException damaged) throws InvalidFileException {
        if (reader.root().isEmpty()) {
            throw notXml(damaged);
        }
        XmlElement incomplete = reader.incomplete();
        if (incomplete == null) {
            requireMessage();
        }
        damage = String.valueOf(damaged.getMessage());
        rows++;
        number++;
        InvalidRowException cause = new InvalidRowException(Reason.MALFORMED_ROW, damage);
        return incomplete == null
                ? FeedItem.RejectedRows.alone(number, cause, new Original("application/xml", new byte[0]))
                : reject(incomplete, cause);
    }

    private InvalidFileException notXml(XmlEvents.NotWellFormedException damaged) {
        return new InvalidFileException(input, "cannot be read as XML: " + damaged.getMessage());
    }

    private FeedItem reject(XmlElement message, InvalidRowException cause) {
        return FeedItem.RejectedRows.of(
                number, 1, cause, messages.id(message), null, message.original(), messages.references(message));
    }
}
