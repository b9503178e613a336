package io.landport.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A hierarchy of ids.
 *
 * @param parents parent of each id; empty for an id without a parent
 */
record Hierarchy(Map<String, String> parents) {

    /** The hierarchy of values by id, in their order. */
    static <V> Hierarchy of(Map<String, V> values, Function<V, String> parent) {
        Map<String, String> parents = new LinkedHashMap<>();
        values.forEach((id, value) -> parents.put(id, parent.apply(value)));
        return new Hierarchy(parents);
    }

    /** Problems of the hierarchy, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        parents.forEach((id, parent) -> {
            if (!parent.isEmpty() && !parents.containsKey(parent)) {
                problems.add("parent " + parent + " of " + id + " is not known");
            }
            if (isBelowItself(id)) {
                problems.add(id + " is an ancestor of itself");
            }
        });
        return problems;
    }

    /** The id and its ancestors, nearest first. */
    List<String> upwards(String id) {
        Set<String> line = new LinkedHashSet<>();
        String next = id;
        while (!next.isEmpty() && line.add(next)) {
            next = parents.getOrDefault(next, "");
        }
        return List.copyOf(line);
    }

    /** The topmost ancestor, or the id itself. */
    String topmost(String id) {
        List<String> line = upwards(id);
        return line.get(line.size() - 1);
    }

    private boolean isBelowItself(String id) {
        return parents.getOrDefault(topmost(id), "").equals(id);
    }
}
