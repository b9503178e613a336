package io.landport.console.state;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The fates of messages, and whether those of each topic add up to the records read. Not thread-safe. */
public final class LatestFates {
    private final Map<FateKey, Long> latest = new HashMap<>();
    private final Map<String, NavigableMap<String, NavigableMap<String, Long>>> sums = new TreeMap<>();
    private final NavigableMap<LocalDate, NavigableMap<String, Long>> days = new TreeMap<>();

    /** Replaces the count of a key. */
    public void take(FateCount count) {
        FateKey key = count.key();
        Long before = latest.put(key, count.records());
        long change = count.records() - (before == null ? 0 : before);
        if (change != 0) {
            sums.computeIfAbsent(key.topic(), topic -> new TreeMap<>())
                    .computeIfAbsent(key.source(), source -> new TreeMap<>())
                    .merge(key.fate(), change, Long::sum);
            days.computeIfAbsent(key.receivedDay(), day -> new TreeMap<>()).merge(key.fate(), change, Long::sum);
        }
    }

    /** Counts by topic, source and fate. */
    public Map<String, NavigableMap<String, NavigableMap<String, Long>>> byTopic() {
        return sums;
    }

    /** Counts by received day and fate, {@link FateKey#READ} among them. */
    public NavigableMap<LocalDate, NavigableMap<String, Long>> byDay() {
        return days;
    }

    /** The records read of a topic. */
    public long read(String topic) {
        return sums.getOrDefault(topic, new TreeMap<>()).values().stream()
                .mapToLong(fates -> fates.getOrDefault(FateKey.READ, 0L))
                .sum();
    }

    /** The records of a topic that have a fate. */
    public long accounted(String topic) {
        return sums.getOrDefault(topic, new TreeMap<>()).values().stream()
                .flatMap(fates -> fates.entrySet().stream())
                .filter(fate -> !fate.getKey().equals(FateKey.READ))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
