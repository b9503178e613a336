package io.landport.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key with different figures.
 *
 * @param figures the figures of each side as text, by the side's name, in order
 */
public record Difference(String aggregate, String key, Map<String, String> figures) {
    public Difference {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
