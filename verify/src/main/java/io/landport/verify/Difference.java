package io.landport.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key of which not all say the same.
 *
 * @param aggregate the kind of figures
 * @param said what each says in words, by its name, in order
 */
public record Difference(String aggregate, String key, Map<String, String> said) {
    public Difference {
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }
}
