package io.landport.domain.reference;

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
public final class DeliveryDelays {
    private static final int LATEST = 10;

    /** A history that was loaded at once says nothing about the usual delay. */
    private static final long MOST_BY_DAY = 14;

    private static final long MOST_BY_MONTH = 90;

    /** The newest statistical day that was first received on each received day, by source. */
    private final Map<String, NavigableMap<LocalDate, LocalDate>> newest = new HashMap<>();

    /** Takes that a source delivered a statistical day on a received day. */
    public void take(String source, LocalDate day, LocalDate received) {
        newest.computeIfAbsent(source, unused -> new TreeMap<>())
                .merge(received, day, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** The day up to which a source should have data; of a source dated by month, the end of a month. */
    public LocalDate due(Source source, LocalDate today) {
        LocalDate day = today.minusDays(usual(source.id(), source.isDatedByMonth()));
        return source.isDatedByMonth()
                ? YearMonth.from(day.plusDays(1)).minusMonths(1).atEndOfMonth()
                : day;
    }

    /** The delay after which a source is expected to have delivered, in days: the longest of the last, but not that of a history. */
    public long usual(String source, boolean isDatedByMonth) {
        return Math.min(delay(source), isDatedByMonth ? MOST_BY_MONTH : MOST_BY_DAY);
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
