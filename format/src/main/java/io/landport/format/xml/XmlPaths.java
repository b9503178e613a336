package io.landport.format.xml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element that is read, and those in it. All others, such as names of persons, are dropped while they are parsed and are in no document,
 * rejection or log.
 */
public final class XmlPaths {
    private final String name;
    private final String key;
    private final Map<String, XmlPaths> byName = new HashMap<>();
    private final Map<String, XmlPaths> byKey = new HashMap<>();
    private boolean hasAttributes;
    private boolean isText;
    private boolean isRepeated;
    private String id = "";

    private XmlPaths(String name, String key) {
        this.name = name;
        this.key = key;
    }

    /**
     * The paths of a text, one a line, such as {@code goods*number/origin}: keys of elements that are separated by {@code /}, {@code *} after
     * one that may appear several times, followed by the key of the element that tells them apart, if there is one. An attribute begins with
     * {@code @}.
     *
     * @param root name of the element around them
     * @param names the names of the elements whose keys differ from them
     */
    public static XmlPaths of(String root, String paths, Map<String, String> names) {
        XmlPaths all = new XmlPaths(root, root);
        paths.lines().map(String::strip).filter(path -> !path.isEmpty()).forEach(path -> all.add(path, names));
        return all;
    }

    private void add(String path, Map<String, String> names) {
        XmlPaths at = this;
        for (String step : path.split("/", -1)) {
            int star = step.indexOf('*');
            String key = star < 0 ? step : step.substring(0, star);
            XmlPaths child =
                    at.byKey.computeIfAbsent(key, unseen -> new XmlPaths(names.getOrDefault(unseen, unseen), unseen));
            at.byName.put(child.name, child);
            at.hasAttributes |= key.charAt(0) == '@';
            if (star >= 0) {
                child.isRepeated = true;
                child.id = step.substring(star + 1);
            }
            at = child;
        }
        at.isText = true;
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

    /** The key of the element that tells several apart, empty if there is none. */
    String id() {
        return id;
    }
}
