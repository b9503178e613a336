package io.landport.bench.trial;

import io.landport.bench.workload.Sums;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares totals with the expected ones. */
final class ResultDifference {
    private ResultDifference() {}

    /** Describes how many totals differ and the first of them; empty if none. A total without lines equals a missing one. */
    static String between(Map<String, Sums> expected, Map<String, Sums> found) {
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        keys.removeIf(key -> of(expected, key).equals(of(found, key)));
        if (keys.isEmpty()) {
            return "";
        }
        String first = keys.iterator().next();
        return "%,d of %,d totals differ, %s is %s, expected %s"
                .formatted(keys.size(), expected.size(), first, of(found, first), of(expected, first));
    }

    private static Sums of(Map<String, Sums> totals, String key) {
        return totals.getOrDefault(key, Sums.ZERO);
    }
}
