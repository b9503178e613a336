package io.landport.console.state;

import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.TotalKey;
import io.landport.monitor.LatestAmounts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What became known of a month after the end of the month that follows it, when it counts as closed. Not thread-safe. */
public final class LateChanges {
    private final LatestAmounts<TotalKey> latest = new LatestAmounts<>();
    private final Map<Key, NavigableMap<YearMonth, Amounts>> sums = new HashMap<>();

    private record Key(String source, String currency, Flow flow) {}

    /** Changes of closed months, by month. */
    public NavigableMap<YearMonth, Amounts> of(String source, String currency, Flow flow) {
        return sums.getOrDefault(new Key(source, currency, flow), new TreeMap<>());
    }

    void take(DailyTotal total) {
        YearMonth month = YearMonth.from(total.key().day());
        LocalDate closed = month.plusMonths(1).atEndOfMonth();
        Amounts now = total.changes().stream()
                .filter(change -> change.receivedDay().isAfter(closed))
                .map(DailyChange::amounts)
                .reduce(Amounts.ZERO, Amounts::plus);
        Amounts change = latest.take(total.key(), now);
        if (change.isZero()) {
            return;
        }
        Key key = new Key(
                total.key().series().source(),
                total.key().series().currency(),
                total.key().series().flow());
        sums.computeIfAbsent(key, unused -> new TreeMap<>()).merge(month, change, Amounts::plus);
    }
}
