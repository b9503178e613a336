package io.landport.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What lies in what.
 *
 * @param parents by id; empty for what lies in nothing
 */
record Hierarchy(Map<String, String> parents) {

    /** Of values by id, in their order. */
    static <V> Hierarchy of(Map<String, V> values, Function<V, String> parent) {
        Map<String, String> parents = new LinkedHashMap<>();
        values.forEach((id, value) -> parents.put(id, parent.apply(value)));
        return new Hierarchy(parents);
    }

    /** What does not hold together, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        parents.forEach((id, parent) -> {
            if (!parent.isEmpty() && !parents.containsKey(parent)) {
                problems.add("parent " + parent + " of " + id + " is not known");
            }
            if (isBelowItself(id)) {
                problems.add(id + " is a parent of itself");
            }
        });
        return problems;
    }

    /** The id and all above it, the nearest first. */
    List<String> upwards(String id) {
        Set<String> line = new LinkedHashSet<>();
        String next = id;
        while (!next.isEmpty() && line.add(next)) {
            next = parents.getOrDefault(next, "");
        }
        return List.copyOf(line);
    }

    /** The topmost of them. */
    String topmost(String id) {
        List<String> line = upwards(id);
        return line.get(line.size() - 1);
    }

    private boolean isBelowItself(String id) {
        return parents.getOrDefault(topmost(id), "").equals(id);
    }
}
