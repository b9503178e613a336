package io.landport.launcher.monitor;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.metrics.PipelineMeters.Fates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The present fates of all messages, added up over received days. Thread-safe. */
final class FateBook {
    private final Map<FateKey, Long> latest = new HashMap<>();
    private final Map<Group, Long> sums = new HashMap<>();
    private final Map<String, Long> differences = new HashMap<>();
    private final Map<String, Long> smallest = new HashMap<>();

    /** Takes a published count, which replaces the one before. */
    synchronized void take(FateCount count) {
        FateKey key = count.key();
        Long before = latest.put(key, count.records());
        long change = count.records() - (before == null ? 0 : before);
        Group group = new Group(key.topic(), key.source(), key.fate());
        sums.merge(group, change, Long::sum);
        long difference = differences.merge(key.topic(), group.isRead() ? change : -change, Long::sum);
        smallest.merge(key.topic(), difference, (one, other) -> Math.abs(one) <= Math.abs(other) ? one : other);
    }

    /** The fates by topic and source, without the count of records read. */
    synchronized List<Fates> fates() {
        return sums.entrySet().stream()
                .filter(entry -> !entry.getKey().isRead())
                .map(entry -> new Fates(
                        entry.getKey().topic(),
                        entry.getKey().source(),
                        entry.getKey().fate(),
                        entry.getValue()))
                .toList();
    }

    /**
     * Records read minus the fates counted, by topic: the difference nearest to 0 since the last call. Counts of one commit arrive one after
     * another, so under load the present difference is rarely 0.
     */
    synchronized Map<String, Long> differences() {
        Map<String, Long> nearest = new TreeMap<>(smallest);
        smallest.clear();
        smallest.putAll(differences);
        return nearest;
    }

    private record Group(String topic, String source, String fate) {
        boolean isRead() {
            return fate.equals(FateKey.READ);
        }
    }
}
