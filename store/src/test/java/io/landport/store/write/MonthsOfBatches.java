package io.landport.store.write;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.MonthlyChange;
import io.landport.store.write.Batch.ChangeKey;
import io.landport.store.write.Batch.MonthKey;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds the months to batches of daily totals, as the topics have them: the sums of all daily changes that these batches have had. */
public final class MonthsOfBatches {
    private final Map<ChangeKey, Amounts> changes = new HashMap<>();

    /** Adds the months of a single batch. A total without changes counts as known on its day. */
    public static Batch withMonths(Batch batch) {
        Map<ChangeKey, Amounts> all = changes(batch);
        Set<Object> changed = all.keySet().stream().map(ChangeKey::total).collect(Collectors.toSet());
        batch.totals().forEach((key, total) -> {
            if (!changed.contains(key)) {
                all.put(new ChangeKey(key, key.day()), total.amounts());
            }
        });
        new MonthsOfBatches().add(all, batch);
        return batch;
    }

    /** Adds the months that the changes of a batch belong to. */
    public void addTo(Batch batch) {
        add(changes(batch), batch);
    }

    private void add(Map<ChangeKey, Amounts> news, Batch batch) {
        Map<MonthKey, Amounts> months = new HashMap<>();
        changes.putAll(news);
        news.keySet().forEach(key -> months.put(month(key), Amounts.ZERO));
        changes.forEach((key, amounts) -> months.computeIfPresent(month(key), (month, sum) -> sum.plus(amounts)));
        months.forEach((key, amounts) ->
                batch.add(new MonthlyChange(key.series(), YearMonth.from(key.month()), key.receivedDay(), amounts)));
    }

    private static Map<ChangeKey, Amounts> changes(Batch batch) {
        Map<ChangeKey, Amounts> all = new HashMap<>(batch.changes());
        batch.totals()
                .forEach((key, total) -> total.onlyReceivedDay()
                        .ifPresent(receivedDay -> all.put(new ChangeKey(key, receivedDay), total.amounts())));
        return all;
    }

    private static MonthKey month(ChangeKey key) {
        return new MonthKey(key.total().series(), key.total().day().withDayOfMonth(1), key.receivedDay());
    }
}
