package io.landport.verify;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fates of the records of one document topic, as one side counts them.
 *
 * @param side where the counts come from: recomputed, topic or store
 * @param read how many records were read
 * @param fates number of records by fate
 */
public record FateBalance(String topic, String side, long read, Map<String, Long> fates) {
    public FateBalance {
        fates = Collections.unmodifiableMap(new TreeMap<>(fates));
    }

    /** Records read without a fate; 0 if the counts are consistent. */
    public long unaccounted() {
        return read - fates.values().stream().mapToLong(Long::longValue).sum();
    }
}
