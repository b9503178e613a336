package io.landport.monitor;

import io.landport.domain.total.Amounts;
import java.util.HashMap;
import java.util.Map;

/** The latest amounts of each key, from which sums of any kind follow. Not thread-safe. */
public final class LatestAmounts<K> {
    private final Map<K, Amounts> latest = new HashMap<>();

    /** Replaces the amounts of a key; returns by how much they differ. A key that has never had amounts is not kept. */
    public Amounts take(K key, Amounts amounts) {
        Amounts change = amounts.minus(latest.getOrDefault(key, Amounts.ZERO));
        if (!change.isZero()) {
            latest.put(key, amounts);
        }
        return change;
    }

    /** The number of keys. */
    public int size() {
        return latest.size();
    }
}
