package io.landport.bench.trial;

import io.landport.bench.workload.Sums;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What differs between what must be and what is. */
final class ResultDifference {
    private ResultDifference() {}

    /** How many totals differ and the first of them; empty if none does. Totals without lines are as good as none. */
    static String between(Map<String, Sums> expected, Map<String, Sums> found) {
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        keys.removeIf(key -> of(expected, key).equals(of(found, key)));
        if (keys.isEmpty()) {
            return "";
        }
        String first = keys.iterator().next();
        return "%,d of %,d totals differ, %s is %s and should be %s"
                .formatted(keys.size(), expected.size(), first, of(found, first), of(expected, first));
    }

    private static Sums of(Map<String, Sums> totals, String key) {
        return totals.getOrDefault(key, Sums.ZERO);
    }
}
