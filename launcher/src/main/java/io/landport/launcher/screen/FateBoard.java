package io.landport.launcher.screen;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts of the fates of the messages of each topic, and the records read that have no fate yet. */
public final class FateBoard implements Board<FateCount> {
    private static final String FORMAT = "  %-14s %,15d %s%n";

    private final Map<FateKey, Long> latest = new HashMap<>();
    private final Map<String, Map<String, Long>> topics = new TreeMap<>();
    private final Set<String> changed = new HashSet<>();

    @Override
    public void take(FateCount count) {
        FateKey key = count.key();
        Long before = latest.put(key, count.records());
        long difference = count.records() - (before == null ? 0 : before);
        if (difference != 0) {
            topics.computeIfAbsent(key.topic(), topic -> new TreeMap<>()).merge(key.fate(), difference, Long::sum);
            changed.add(place(key.topic(), key.fate()));
        }
    }

    @Override
    public String frame() {
        if (topics.isEmpty()) {
            return "No fates yet." + System.lineSeparator();
        }
        StringBuilder frame = new StringBuilder();
        topics.forEach((topic, fates) -> {
            long read = fates.getOrDefault(FateKey.READ, 0L);
            long accounted = fates.values().stream().mapToLong(Long::longValue).sum() - read;
            frame.append("%s: %,d records read, %,d accounted for, lag %,d%n"
                    .formatted(topic, read, accounted, read - accounted));
            fates.forEach((fate, records) -> {
                if (!fate.equals(FateKey.READ) && records != 0) {
                    frame.append(FORMAT.formatted(fate, records, changed.contains(place(topic, fate)) ? "*" : ""));
                }
            });
        });
        changed.clear();
        return frame.toString();
    }

    private static String place(String topic, String fate) {
        return topic + ' ' + fate;
    }
}
