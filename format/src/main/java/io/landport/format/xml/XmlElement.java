package io.landport.format.xml;

import io.landport.domain.document.Measures;
import io.landport.domain.judge.Original;
import io.landport.domain.judge.Reason;
import io.landport.format.feed.ExactNumbers;
import io.landport.format.feed.InvalidRowException;
import io.landport.format.feed.Lines;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An element of a message as far as it is read: its text, and the elements in it that its paths name. */
public final class XmlElement {
    private static final String MEDIA_TYPE = "application/xml";

    private static final Pattern DAY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(T.*|Z|[+-][0-9]{2}:[0-9]{2})?");

    private static final int TYPICAL_CHILDREN = 20;

    private final XmlPaths paths;
    private final @Nullable XmlElement parent;
    private final String path;
    private final int position;
    private List<XmlElement> children = List.of();
    private String text = "";
    private String namespace = "";
    private int size;
    private boolean isRounded;
    private long rounded;

    private XmlElement(XmlPaths paths, @Nullable XmlElement parent, String path, int position) {
        this.paths = paths;
        this.parent = parent;
        this.path = path;
        this.position = position;
    }

    /** @param path its XPath */
    static XmlElement message(XmlPaths paths, String path, String namespace) {
        XmlElement message = new XmlElement(paths, null, path, 1);
        message.namespace = namespace;
        return message;
    }

    /** Adds an element that begins. */
    XmlElement begin(XmlPaths child) {
        int position = 1;
        for (int i = children.size() - 1; i >= 0 && position == 1; i--) {
            XmlElement before = children.get(i);
            position = before.paths == child ? before.position + 1 : 1;
        }
        XmlElement element = new XmlElement(child, this, "", position);
        add(element);
        return element;
    }

    /**
     * Sets its text; without any it is as if it were missing.
     *
     * @return whether it is there
     */
    boolean end(String value) {
        text = value;
        if (!value.isEmpty() || !children.isEmpty() || parent == null || paths.isKept()) {
            return true;
        }
        parent.children.remove(parent.children.size() - 1);
        return false;
    }

    /** Whether it is not the first, although there may be one only. */
    boolean isOneTooMany() {
        return position > 1 && !paths.isRepeated();
    }

    /** Most elements have none in them, so they have no list of their own either. */
    private void add(XmlElement child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(TYPICAL_CHILDREN);
        }
        children.add(child);
    }

    /** What is read of it. */
    XmlPaths paths() {
        return paths;
    }

    @Nullable
    XmlElement parent() {
        return parent;
    }

    /** The name of its message or element in the input. */
    public String name() {
        return paths.name();
    }

    /** The URI of the namespace of a message. */
    public String namespace() {
        return namespace;
    }

    /** Its XPath; it is built when a problem needs it. */
    public String path() {
        if (parent == null) {
            return path;
        }
        String own = parent.path() + '/' + paths.name();
        return paths.isRepeated() || position > 1 ? own + '[' + position + ']' : own;
    }

    /** The XPath of an element in it, which may be missing. */
    public String path(String keys) {
        int slash = keys.indexOf('/');
        XmlElement child = first(slash < 0 ? keys : keys.substring(0, slash));
        if (child == null) {
            return path() + paths.path(keys);
        }
        return slash < 0 ? child.path() : child.path(keys.substring(slash + 1));
    }

    /** The first element of these keys, null if there is none. */
    public @Nullable XmlElement first(String keys) {
        return first(keys, 0);
    }

    /** Asked several times for every line of every message, so it cuts no text. */
    private @Nullable XmlElement first(String keys, int begin) {
        int slash = keys.indexOf('/', begin);
        int length = (slash < 0 ? keys.length() : slash) - begin;
        for (XmlElement child : children) {
            String key = child.paths.key();
            if (key.length() == length && keys.startsWith(key, begin)) {
                return slash < 0 ? child : child.first(keys, slash + 1);
            }
        }
        return null;
    }

    /** All elements of these keys, in order. */
    public List<XmlElement> all(String keys) {
        int slash = keys.lastIndexOf('/');
        XmlElement around = slash < 0 ? this : first(keys.substring(0, slash));
        String key = keys.substring(slash + 1);
        List<XmlElement> all = new ArrayList<>();
        for (XmlElement child : around == null ? List.<XmlElement>of() : around.children) {
            if (child.paths.key().equals(key)) {
                all.add(child);
            }
        }
        return all;
    }

    /** The text of an element without surrounding space, null if it is missing or empty. */
    public @Nullable String optional(String keys) {
        XmlElement element = first(keys);
        return element == null || element.text.isEmpty() ? null : element.text;
    }

    /** @throws InvalidRowException if it is missing or empty */
    public String required(String keys) {
        String value = optional(keys);
        if (value == null) {
            String at = path(keys);
            throw new InvalidRowException(Reason.MISSING_FIELD, at.substring(at.lastIndexOf('/') + 1) + " is missing")
                    .at(at);
        }
        return value;
    }

    /** The text of the element itself. */
    public String text() {
        return text;
    }

    /** A weight or quantity in 1/1,000. */
    public @Nullable Long thousandths(String keys) {
        return amount(keys, Measures.WEIGHT_SCALE);
    }

    /** Money in 1/10,000 of an element that must be there. */
    public long money(String keys) {
        required(keys);
        return Objects.requireNonNull(amount(keys, Measures.MONEY_SCALE));
    }

    private @Nullable Long amount(String keys, int scale) {
        XmlElement element = first(keys);
        if (element == null || element.text.isEmpty()) {
            return null;
        }
        long exact = ExactNumbers.scaled(element.text, scale);
        if (exact >= 0) {
            return exact;
        }
        BigDecimal units = parsed(keys, element.text, ExactNumbers::decimal);
        if (!element.isRounded && Measures.isRounded(units, scale)) {
            element.isRounded = true;
            element.root().rounded++;
        }
        return Measures.scaled(units, scale);
    }

    public @Nullable Long integer(String keys) {
        String value = optional(keys);
        return value == null ? null : parsed(keys, value, ExactNumbers::integer);
    }

    /** The name and place of the element are found only if its text is wrong. */
    private <T> T parsed(String keys, String value, BiFunction<String, String, T> parser) {
        try {
            return parser.apply("", value);
        } catch (InvalidRowException e) {
            throw new InvalidRowException(e.reason(), nameOf(keys) + e.detail()).at(path(keys));
        }
    }

    /** A number that must be there, from 1 to a greatest one. */
    public long number(String keys, long greatest) {
        required(keys);
        long number = Objects.requireNonNull(integer(keys));
        if (number < 1 || number > greatest) {
            throw problem(Reason.MALFORMED_REVISION, keys, "from 1 to " + greatest);
        }
        return number;
    }

    /** The day of a date or time of XML, in whatever zone it is written. */
    public LocalDate day(String keys) {
        Matcher day = DAY.matcher(required(keys));
        try {
            if (day.matches()) {
                return LocalDate.parse(day.group(1));
            }
        } catch (DateTimeException e) {
            // No such day.
        }
        throw problem(Reason.MALFORMED_DATE, keys, "a date such as 2021-05-31");
    }

    /** The problem that an element has another value than one of those expected. */
    public InvalidRowException problem(Reason reason, String keys, String expected) {
        return InvalidRowException.value(reason, nameOf(keys), String.valueOf(optional(keys)), expected)
                .at(path(keys));
    }

    /** How many amounts of the message had more decimals than are kept, as far as they were read. */
    long rounded() {
        return rounded;
    }

    private XmlElement root() {
        return parent == null ? this : parent.root();
    }

    /** The number of elements in it, and itself, when it is complete. */
    int size() {
        if (size == 0) {
            size = 1;
            for (XmlElement child : children) {
                size += child.size();
            }
        }
        return size;
    }

    private String nameOf(String keys) {
        String at = path(keys);
        return at.substring(at.lastIndexOf('/') + 1);
    }

    /**
     * This element with the changes of another. What the other has replaces what this has; of elements that may appear several times, those
     * that are told apart by an element in them replace only their like.
     *
     * @param unchanged keys of elements in it that stay as they are
     */
    public XmlElement with(XmlElement changes, Set<String> unchanged) {
        XmlElement merged = new XmlElement(changes.paths, changes.parent, changes.path, changes.position);
        merged.text = changes.text.isEmpty() ? text : changes.text;
        merged.namespace = changes.namespace;
        for (XmlElement child : children) {
            XmlElement change = unchanged.contains(child.paths.key()) ? child : changes.likeOf(child);
            if (change != null) {
                merged.add(change == child ? child : child.with(change, Set.of()));
            } else if (!child.paths.isRepeated()
                    || !child.paths.id().isEmpty()
                    || changes.first(child.paths.key()) == null) {
                merged.add(child);
            }
        }
        changes.children.stream().filter(change -> likeOf(change) == null).forEach(merged::add);
        return merged;
    }

    /** This element without some of those in it. */
    public XmlElement without(String keys) {
        int slash = keys.indexOf('/');
        String key = slash < 0 ? keys : keys.substring(0, slash);
        XmlElement rest = new XmlElement(paths, parent, path, position);
        rest.text = text;
        rest.namespace = namespace;
        for (XmlElement child : children) {
            if (!child.paths.key().equals(key)) {
                rest.add(child);
            } else if (slash >= 0) {
                rest.add(child.without(keys.substring(slash + 1)));
            }
        }
        return rest;
    }

    private @Nullable XmlElement likeOf(XmlElement other) {
        if (!other.paths.isRepeated()) {
            return first(other.paths.key());
        }
        String id = other.paths.id();
        String value = id.isEmpty() ? null : other.optional(id);
        if (value == null) {
            return null;
        }
        for (XmlElement mine : all(other.paths.key())) {
            if (value.equals(mine.optional(id))) {
                return mine;
            }
        }
        return null;
    }

    /** What was read, as XML, at most as many bytes of it as a rejection holds. */
    public Original original() {
        StringBuilder xml = new StringBuilder();
        write(xml);
        byte[] bytes = xml.toString().getBytes(StandardCharsets.UTF_8);
        return new Original(MEDIA_TYPE, bytes.length > Lines.MAX_BYTES ? Arrays.copyOf(bytes, Lines.MAX_BYTES) : bytes);
    }

    private void write(StringBuilder xml) {
        xml.append('<').append(paths.name());
        for (XmlElement child : children) {
            if (child.isAttribute()) {
                xml.append(' ').append(child.paths.name(), 1, child.paths.name().length());
                xml.append("=\"").append(escaped(child.text)).append('"');
            }
        }
        xml.append('>').append(escaped(text));
        children.stream().filter(child -> !child.isAttribute()).forEach(child -> child.write(xml));
        xml.append("</").append(paths.name()).append('>');
    }

    private boolean isAttribute() {
        return paths.name().charAt(0) == '@';
    }

    /** A text with the characters that have a meaning in XML escaped. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
