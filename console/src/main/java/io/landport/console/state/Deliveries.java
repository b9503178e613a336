package io.landport.console.state;

import io.landport.domain.reference.Source;
import io.landport.domain.total.DailyTotal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long after its statistical day the newest data of a source is received, and so the day up to which a source should have data: today
 * less the longest of its last {@value #LATEST} delays. Not thread-safe.
 */
public final class Deliveries {
    private static final int LATEST = 10;

    /** A history that was loaded at once says nothing about the usual delay. */
    private static final long MOST_BY_DAY = 14;

    private static final long MOST_BY_MONTH = 90;

    /** The newest statistical day that was first received on each received day, by source. */
    private final Map<String, NavigableMap<LocalDate, LocalDate>> newest = new HashMap<>();

    void take(DailyTotal total) {
        if (!total.changes().isEmpty()) {
            newest.computeIfAbsent(total.key().series().source(), unused -> new TreeMap<>())
                    .merge(
                            total.changes().get(0).receivedDay(),
                            total.key().day(),
                            (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** The day up to which a source should have data; of a source dated by month, the end of a month. */
    public LocalDate due(Source source, LocalDate today) {
        long delay = delay(source.id());
        if (!source.isDatedByMonth()) {
            return today.minusDays(Math.min(delay, MOST_BY_DAY));
        }
        return YearMonth.from(today.minusDays(Math.min(delay, MOST_BY_MONTH)).plusDays(1))
                .minusMonths(1)
                .atEndOfMonth();
    }

    /** The longest of the last delays of a source, in days. */
    public long delay(String source) {
        Deque<Long> delays = new ArrayDeque<>();
        LocalDate last = LocalDate.MIN;
        for (Map.Entry<LocalDate, LocalDate> delivery :
                newest.getOrDefault(source, new TreeMap<>()).entrySet()) {
            if (delivery.getValue().isAfter(last)) {
                last = delivery.getValue();
                delays.addLast(ChronoUnit.DAYS.between(last, delivery.getKey()));
            }
            if (delays.size() > LATEST) {
                delays.removeFirst();
            }
        }
        return delays.stream().reduce(0L, Math::max);
    }
}
