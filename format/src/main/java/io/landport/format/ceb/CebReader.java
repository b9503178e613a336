package io.landport.format.ceb;

import io.landport.domain.judge.Reason;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Lines;
import io.landport.format.xml.XmlEvents;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** Cuts CEB messages into items. Holds one item of bounded size. */
final class CebReader implements AutoCloseable {
    /** Elements beside the items of a message: who sent it, and its signature. */
    private static final Set<String> OF_THE_ENVELOPE =
            Set.of("BaseTransfer", "BaseSubscribe", "ExtendMessage", "Signature");

    /** Elements of an item that hold fields of their own. */
    private static final Set<String> SECTIONS = Set.of(
            "InventoryHead",
            "InventoryList",
            "InvtRefundHead",
            "InvtRefundList",
            "SummaryApplyHead",
            "SummaryApplyList",
            "SummaryResultHead",
            "SummaryResultList");

    private static final int MAX_TEXT = 1_000;

    private final XmlEvents xml;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> positions = new HashMap<>();
    private String root = "";
    private boolean isInMessage;
    private @Nullable CebItem item;

    CebReader(XmlEvents xml) {
        this.xml = xml;
    }

    /**
     * The next item, null at the end.
     *
     * @throws XmlEvents.NotWellFormedException from where on the input is damaged
     */
    @Nullable
    CebItem next() throws IOException {
        item = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                isInMessage = false;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.name();
                if (!isInMessage) {
                    enter(name);
                } else if (OF_THE_ENVELOPE.contains(name)) {
                    skip();
                } else {
                    return read(name);
                }
            }
        }
        return null;
    }

    /** The item that was being read when the input ended or was damaged, with the fields before that place. */
    Optional<CebItem> incomplete() {
        return Optional.ofNullable(item);
    }

    /** The name of the message that was read last; empty before the first. */
    String root() {
        return root;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }

    private void enter(String name) {
        root = name;
        isInMessage = true;
        positions.clear();
    }

    private void skip() throws IOException {
        int open = 1;
        while (open > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }

    private CebItem read(String name) throws IOException {
        CebItem read = new CebItem(root, name, positions.merge(name, 1, Integer::sum), xml.line());
        item = read;
        long begin = xml.position();
        CebSection section = read.own();
        CebField field = null;
        int level = 0;
        while (level >= 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    level++;
                    boolean isWithinLimit = xml.position() - begin <= Lines.MAX_BYTES;
                    if (!isWithinLimit) {
                        read.reject(tooLarge(read));
                    }
                    if (level == 1 && isWithinLimit && SECTIONS.contains(xml.name())) {
                        section = read.begin(xml.name());
                    }
                    boolean isField = isWithinLimit && level == (section == read.own() ? 1 : 2);
                    field = isField ? CebField.ofElement(xml.name()) : null;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (field != null && text.length() <= MAX_TEXT) {
                        xml.text(text);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (field != null) {
                        put(read, section, field);
                        field = null;
                    }
                    section = level == 1 ? read.own() : section;
                    level--;
                }
                default -> {
                    // Comments.
                }
            }
        }
        item = null;
        return read;
    }

    private void put(CebItem read, CebSection section, CebField field) {
        if (text.length() > MAX_TEXT) {
            read.reject(problem(section, field, Reason.MALFORMED_ROW, "has more than " + MAX_TEXT + " characters"));
            return;
        }
        String value = text.toString().strip();
        if (!value.isEmpty() && !section.put(field, value)) {
            read.reject(problem(section, field, Reason.MALFORMED_ROW, "appears twice"));
        }
    }

    private static InvalidRowException problem(CebSection section, CebField field, Reason reason, String what) {
        return new InvalidRowException(reason, field.element() + ' ' + what).at(section.path(field));
    }

    private static InvalidRowException tooLarge(CebItem item) {
        return new InvalidRowException(
                        Reason.TOO_LARGE,
                        item.element() + " has more than " + Lines.MAX_BYTES
                                + " bytes; the original holds the first of them")
                .at(item.path());
    }
}
