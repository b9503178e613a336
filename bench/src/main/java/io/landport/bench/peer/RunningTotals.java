package io.landport.bench.peer;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.TotalKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Daily totals on the heap, to which several threads add. */
final class RunningTotals {
    private final Map<TotalKey, RunningTotal> totals = new ConcurrentHashMap<>();

    /** The total with a key, zero at first. */
    RunningTotal of(TotalKey key) {
        RunningTotal known = totals.get(key);
        return known == null ? totals.computeIfAbsent(key, RunningTotal::new) : known;
    }

    /** The totals that have changed since the last call. */
    List<DailyTotal> takeChanged() {
        return totals.values().stream()
                .flatMap(total -> total.takeIfChanged().stream())
                .toList();
    }

    /** One total. */
    static final class RunningTotal {
        private final TotalKey key;
        private Amounts amounts = Amounts.ZERO;
        private boolean isChanged;

        private RunningTotal(TotalKey key) {
            this.key = key;
        }

        synchronized void add(Amounts change) {
            amounts = amounts.plus(change);
            isChanged = true;
        }

        private synchronized Optional<DailyTotal> takeIfChanged() {
            if (!isChanged) {
                return Optional.empty();
            }
            isChanged = false;
            return Optional.of(new DailyTotal(key, amounts));
        }
    }
}
