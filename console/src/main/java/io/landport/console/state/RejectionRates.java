package io.landport.console.state;

import io.landport.monitor.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the rejections of a crossing rise, as {@link Alarm#CROSSING_REJECTIONS} says: in the last hour, compared with the day before or the
 * part of it from which rejections are known. Not thread-safe.
 */
public final class RejectionRates {
    private static final double FEWEST = Alarm.CROSSING_REJECTIONS.thresholds().get(0);
    private static final double FACTOR = Alarm.CROSSING_REJECTIONS.thresholds().get(1);
    private static final int MOST = 5_000;
    private static final Duration RECENT = Duration.ofHours(1);
    private static final Duration BEFORE = Duration.ofDays(1);

    private final Map<String, Deque<Instant>> times = new HashMap<>();
    private Instant first = Instant.MAX;

    /** Notes a rejection, of documents of a crossing. */
    public void take(String crossing, Instant at) {
        first = at.isBefore(first) ? at : first;
        Deque<Instant> known = times.computeIfAbsent(crossing, unknown -> new ArrayDeque<>());
        known.addLast(at);
        if (known.size() > MOST) {
            known.removeFirst();
        }
    }

    /** The crossings whose rejections rise; none while less than an hour before the last one is known. */
    public Set<String> rising(Instant now) {
        Instant recent = now.minus(RECENT);
        Instant start = recent.minus(BEFORE);
        times.values().forEach(known -> known.removeIf(at -> at.isBefore(start)));
        times.values().removeIf(Collection::isEmpty);
        Duration before = Duration.between(first.isAfter(start) ? first : start, recent);
        Set<String> rising = new TreeSet<>();
        if (before.compareTo(RECENT) >= 0) {
            times.forEach((crossing, known) -> {
                if (isRising(known, recent, before)) {
                    rising.add(crossing);
                }
            });
        }
        return rising;
    }

    private static boolean isRising(Collection<Instant> known, Instant recent, Duration before) {
        long earlier = known.stream().filter(at -> at.isBefore(recent)).count();
        long now = known.size() - earlier;
        return now >= FEWEST && now * before.toMinutes() > earlier * FACTOR * RECENT.toMinutes();
    }
}
