package io.landport.format.xml;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** Cuts an input into messages, at any depth in envelopes around them. Holds what is read of one message, of bounded size. */
final class XmlReader implements AutoCloseable {
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_KEPT = 4 * 1024 * 1024;
    private static final int BYTES_OF_AN_ELEMENT = 64;

    private final XmlEvents xml;
    private final XmlMessages messages;
    private final Deque<Envelope> around = new ArrayDeque<>();
    private String root = "";
    private String text = "";
    private @Nullable XmlElement message;
    private @Nullable InvalidRowException problem;
    private long kept;
    private long begin;

    XmlReader(InputStream in, XmlMessages messages) throws IOException {
        this.xml = new XmlEvents(in, messages.maxNames());
        this.messages = messages;
    }

    /** An element around messages, and how many elements of each name in it have begun. */
    private record Envelope(String path, Map<String, Integer> counts) {
        String path(String name, boolean isRepeated) {
            int position = counts.merge(name, 1, Integer::sum);
            return path + '/' + name + (position == 1 && !isRepeated ? "" : "[" + position + ']');
        }
    }

    /**
     * The next message, null at the end.
     *
     * @throws XmlEvents.NotWellFormedException from where on the input is damaged
     */
    @Nullable
    XmlElement next() throws IOException {
        message = null;
        problem = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = xml.name();
                    root = root.isEmpty() ? name : root;
                    Envelope envelope = around.peek();
                    XmlPaths paths = messages.paths(envelope == null ? "" : envelope.path(), name);
                    String path =
                            envelope == null ? '/' + name : envelope.path(name, paths != null && paths.isRepeated());
                    if (paths != null) {
                        return read(XmlElement.message(paths, path, xml.namespace()));
                    }
                    around.push(new Envelope(path, new HashMap<>()));
                }
                case XMLStreamConstants.END_ELEMENT -> around.poll();
                default -> {
                    // Text between messages.
                }
            }
        }
        return null;
    }

    /** The message that was being read when the input ended or was damaged; null if there was none. */
    @Nullable
    XmlElement incomplete() {
        return message;
    }

    /** The first problem of the message that was read last. */
    @Nullable
    InvalidRowException problem() {
        return problem;
    }

    /** The name of the first element; empty before it. */
    String root() {
        return root;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }

    private XmlElement read(XmlElement begun) throws IOException {
        message = begun;
        kept = 0;
        begin = xml.position();
        XmlElement element = begun;
        int ignored = 0;
        while (element != null) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlPaths child = ignored > 0 || isTooLarge(begun)
                            ? null
                            : element.paths().ofName(xml.name());
                    if (child == null) {
                        ignored++;
                    } else {
                        element = begin(element, child);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (ignored == 0 && element.paths().isText() && text.length() <= MAX_TEXT) {
                        text = text.concat(xml.text());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (ignored > 0) {
                        ignored--;
                    } else {
                        end(element);
                        element = element.parent();
                    }
                }
                default -> {
                    // Comments.
                }
            }
        }
        return begun;
    }

    private boolean isTooLarge(XmlElement begun) {
        boolean isKept = kept <= MAX_KEPT;
        if (isKept && xml.position() - begin <= messages.maxBytes()) {
            return false;
        }
        long most = isKept ? messages.maxBytes() : MAX_KEPT;
        reject(new InvalidRowException(
                        Reason.TOO_LARGE,
                        begun.name() + " has more than " + most + " bytes; the original holds the first of them")
                .at(begun.path()));
        return true;
    }

    private XmlElement begin(XmlElement around, XmlPaths child) {
        XmlElement element = around.begin(child);
        if (child.hasAttributes()) {
            xml.attributes((name, value) -> {
                XmlPaths attribute = child.ofName(name);
                if (attribute != null) {
                    element.begin(attribute).end(value.strip());
                }
            });
        }
        text = "";
        return element;
    }

    private void end(XmlElement element) {
        boolean isText = element.paths().isText();
        kept += BYTES_OF_AN_ELEMENT + text.length();
        if (isText && text.length() > MAX_TEXT) {
            reject(new InvalidRowException(
                            Reason.MALFORMED_ROW, element.name() + " has more than " + MAX_TEXT + " characters")
                    .at(element.path()));
            text = "";
        }
        if (element.end(isText ? text.strip() : "") && element.isOneTooMany()) {
            reject(new InvalidRowException(Reason.MALFORMED_ROW, element.name() + " appears twice").at(element.path()));
        }
        text = "";
    }

    private void reject(InvalidRowException cause) {
        problem = problem == null ? cause : problem;
    }
}
