package io.landport.verify;

import io.landport.domain.fate.FateKey;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.LedgerCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    /**
     * Adds up fates by document topic. Of the topic of a feed, the documents that intake has published are compared with those that were
     * read from the document topics; there may be more of these by now.
     *
     * @param fates counts by {@code FateKey}
     * @param ofIntake documents that intake has published, by topic of the feeds
     */
    public static List<FateBalance> of(String side, Ledger fates, Map<String, Long> ofIntake) {
        Map<String, Map<String, Long>> byTopic = new TreeMap<>();
        try (LedgerCursor cursor = fates.sorted()) {
            while (cursor.advance()) {
                String key = cursor.keyText();
                String topic = key.substring(0, Math.max(0, key.indexOf('|')));
                String fate = key.substring(key.lastIndexOf('|') + 1);
                long records = cursor.figures().numbers().stream()
                        .mapToLong(number -> number.toBigInteger().longValueExact())
                        .sum();
                byTopic.computeIfAbsent(topic, name -> new TreeMap<>()).merge(fate, records, Math::addExact);
            }
        }
        List<FateBalance> balances = new ArrayList<>();
        ofIntake.forEach((topic, documents) -> {
            long arrived = byTopic.getOrDefault(topic, Map.of()).getOrDefault(FateKey.PUBLISHED, 0L);
            balances.add(
                    new FateBalance(topic, side, documents, Map.of(FateKey.PUBLISHED, Math.min(arrived, documents))));
        });
        byTopic.values().forEach(counts -> counts.remove(FateKey.PUBLISHED));
        byTopic.values().removeIf(Map::isEmpty);
        byTopic.forEach((topic, counts) -> {
            Long read = counts.remove(FateKey.READ);
            counts.values().removeIf(count -> count == 0);
            balances.add(new FateBalance(topic, side, read == null ? 0 : read, counts));
        });
        return balances;
    }
}
