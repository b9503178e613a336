package io.landport.format.mapping;

import java.util.List;

/**
 * Rows that are left out.
 *
 * @param name what they are, for counts
 * @param when conditions that all hold
 */
public record SkipRule(String name, List<Condition> when) {
    public SkipRule {
        when = List.copyOf(when);
    }
}
