package io.landport.producer.mapping;

import java.util.List;

/**
 * Rows that are left out.
 *
 * @param name what they are, for counts
 * @param when conditions that all hold
 */
record SkipRule(String name, List<Condition> when) {
    SkipRule {
        when = List.copyOf(when);
    }
}
