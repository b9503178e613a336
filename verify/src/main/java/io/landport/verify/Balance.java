package io.landport.verify;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the records of one input topic, as somebody counts it.
 *
 * @param said who counts
 * @param read how many records were read
 * @param fates how many met which fate
 */
public record Balance(String topic, String said, long read, Map<String, Long> fates) {
    public Balance {
        fates = Collections.unmodifiableMap(new TreeMap<>(fates));
    }

    /** Records read of which nobody knows what became of them; 0 if all is well. */
    public long unaccounted() {
        return read - fates.values().stream().mapToLong(Long::longValue).sum();
    }
}
