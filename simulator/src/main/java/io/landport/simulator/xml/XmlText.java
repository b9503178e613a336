package io.landport.simulator.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The text of one message in XML, element by element. */
public final class XmlText {
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final String prefix;

    private XmlText(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Begins a message.
     *
     * @param prefix of every name that has none
     */
    public static XmlText message(String prefix, String root, String attributes) {
        XmlText message = new XmlText(prefix);
        message.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        message.open(root);
        message.text.insert(message.text.length() - 2, ' ' + attributes);
        return message;
    }

    public XmlText open(String element) {
        String name = named(element);
        open.push(name);
        text.append('<').append(name).append(">\n");
        return this;
    }

    /** Ends the element that began last. */
    public XmlText close() {
        text.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /**
     * A field without characters that XML would have to escape; nothing if it is null. With {@code /} between their names, the elements
     * around it are written as well.
     */
    public XmlText field(String element, @Nullable Object value) {
        int parent = element.indexOf('/');
        if (parent >= 0) {
            return open(element.substring(0, parent))
                    .field(element.substring(parent + 1), value)
                    .close();
        }
        if (value != null) {
            String name = named(element);
            text.append('<').append(name).append('>').append(value);
            text.append("</").append(name.split(" ", 2)[0]).append(">\n");
        }
        return this;
    }

    /** Ends the message. */
    public String end() {
        while (!open.isEmpty()) {
            close();
        }
        return text.toString();
    }

    private String named(String element) {
        return element.indexOf(':') < 0 ? prefix + element : element;
    }
}
