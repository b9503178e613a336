package io.landport.console.state;

import io.landport.domain.judge.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The latest {@value #KEPT} rejections. A rejection of the same position replaces the earlier one. Thread-safe. */
public final class RecentRejections {
    /** The rejections that are kept. */
    public static final int KEPT = 2_000;

    private final Map<String, Rejected> latest = new LinkedHashMap<>();

    /** @param at when Kafka appended it */
    public record Rejected(Rejection rejection, Instant at) {}

    /** Adds or replaces a rejection. */
    public synchronized void take(Rejection rejection, Instant at) {
        latest.remove(rejection.id());
        latest.put(rejection.id(), new Rejected(rejection, at));
        if (latest.size() > KEPT) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    /** The latest ones, the newest first. */
    public synchronized List<Rejected> newest(int limit) {
        List<Rejected> all = new ArrayList<>(latest.values());
        all.sort(Comparator.comparing(Rejected::at).reversed());
        return all.subList(0, Math.min(limit, all.size()));
    }

    /** How many of those that are kept are newer. */
    public synchronized long since(Instant time) {
        return latest.values().stream().filter(kept -> kept.at().isAfter(time)).count();
    }

    /** How many of those that are kept have each reason. */
    public Map<String, Long> byReason() {
        return byReason(rejection -> true);
    }

    /** How many of those that are kept and wanted have each reason. */
    public synchronized Map<String, Long> byReason(Predicate<Rejection> wanted) {
        Map<String, Long> counts = new TreeMap<>();
        latest.values().stream()
                .map(Rejected::rejection)
                .filter(wanted)
                .forEach(rejection -> counts.merge(rejection.reason().code(), 1L, Long::sum));
        return counts;
    }

    /** The one with an id. */
    public synchronized Optional<Rejection> find(String id) {
        return Optional.ofNullable(latest.get(id)).map(Rejected::rejection);
    }
}
