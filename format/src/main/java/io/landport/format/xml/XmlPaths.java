package io.landport.format.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An element that is read, and those in it. All others, such as names of persons, are dropped while they are parsed and are in no document,
 * rejection or log.
 */
public final class XmlPaths {
    private static final Pattern STEP = Pattern.compile("([^*+]+)([*+]?)(.*)");

    private final String name;
    private final String key;
    private final Map<String, XmlPaths> byName = new HashMap<>();
    private final Map<String, XmlPaths> byKey = new HashMap<>();
    private boolean hasAttributes;
    private boolean isText;
    private boolean isRepeated;
    private boolean isKept;
    private String id = "";

    private XmlPaths(String name, String key) {
        this.name = name;
        this.key = key;
    }

    /**
     * The paths of a text, one a line, such as {@code goods*number/origin}: keys of elements that are separated by {@code /}, {@code *} after
     * one that may appear several times, followed by the key of the element that tells them apart, if there is one, and {@code +} instead if
     * it is kept even if nothing in it is read. An attribute begins with {@code @}.
     *
     * @param root name of the element around them, with {@code *} if its position is always part of its path
     * @param names the names of the elements whose keys differ from them
     */
    public static XmlPaths of(String root, String paths, Map<String, String> names) {
        XmlPaths around = new XmlPaths("", "");
        XmlPaths all = around.step(root, names);
        paths.lines().map(String::strip).filter(path -> !path.isEmpty()).forEach(path -> all.add(path, names));
        return all;
    }

    private void add(String path, Map<String, String> names) {
        XmlPaths at = this;
        for (String step : path.split("/", -1)) {
            at = at.step(step, names);
        }
        at.isText = true;
    }

    private XmlPaths step(String step, Map<String, String> names) {
        Matcher parts = STEP.matcher(step);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no step of a path: " + step);
        }
        String named = parts.group(1);
        XmlPaths child =
                byKey.computeIfAbsent(named, unseen -> new XmlPaths(names.getOrDefault(unseen, unseen), unseen));
        byName.put(child.name, child);
        hasAttributes |= named.charAt(0) == '@';
        if (!parts.group(2).isEmpty()) {
            child.isRepeated = true;
            child.isKept = parts.group(2).equals("+");
            child.id = parts.group(3);
        }
        return child;
    }

    /** The element of this name in it, null if it is not read. Asked for every element, so it makes no object. */
    @Nullable
    XmlPaths ofName(String child) {
        return byName.get(child);
    }

    /** The names of elements in it, each after a slash; only as far as it has them. */
    String path(String keys) {
        StringBuilder path = new StringBuilder();
        XmlPaths at = this;
        for (String step : keys.split("/", -1)) {
            at = at.byKey.get(step);
            if (at == null) {
                break;
            }
            path.append('/').append(at.name);
        }
        return path.toString();
    }

    /** This element, and all elements and attributes in it. */
    Stream<XmlPaths> all() {
        return Stream.concat(Stream.of(this), byName.values().stream().flatMap(XmlPaths::all));
    }

    /** Its name in the input. */
    String name() {
        return name;
    }

    /** What readers call it. */
    String key() {
        return key;
    }

    /** Whether any of its attributes is read. */
    boolean hasAttributes() {
        return hasAttributes;
    }

    /** Whether its text is read. */
    boolean isText() {
        return isText;
    }

    boolean isRepeated() {
        return isRepeated;
    }

    /** Whether one of which nothing is read is there all the same. */
    boolean isKept() {
        return isKept;
    }

    /** The key of the element that tells several apart, empty if there is none. */
    String id() {
        return id;
    }
}
