package io.landport.streams.crash;

import io.landport.domain.fate.FateCount;
import io.landport.domain.judge.Rejection;
import io.landport.domain.receipt.CountedAt;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.PublishedUpTo;
import io.landport.domain.total.Rolling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The latest value of each key in the aggregate topics, and all rejections. */
final class Published {
    final Map<String, BigSums> totals = new TreeMap<>();
    final Map<String, BigSums> changes = new TreeMap<>();
    final Map<String, BigSums> months = new TreeMap<>();
    final Map<String, BigSums> commodities = new TreeMap<>();
    final Map<String, Rolling.RollingTotal> windows = new TreeMap<>();
    final Map<String, LocalDate> clocks = new TreeMap<>();
    final Map<String, Long> fates = new TreeMap<>();
    final Map<String, Long> positions = new TreeMap<>();
    final Map<String, String> namedLists = new TreeMap<>();
    final Map<String, String> listFates = new TreeMap<>();
    final Map<String, String> receipts = new TreeMap<>();
    final List<String> rejections = new ArrayList<>();
    private int deadLetters;

    void take(String key, Object value) {
        if (value instanceof DailyTotal total) {
            totals.put(key, BigSums.of(total.amounts()));
            total.changes().forEach(change -> changes.put(change.id(), BigSums.of(change.amounts())));
        } else if (value instanceof MonthlyChange change) {
            months.put(key, BigSums.of(change.amounts()));
        } else if (value instanceof CommodityTotal total) {
            commodities.put(key, BigSums.of(total.amounts(), total.quantity()));
        } else if (value instanceof Rolling.RollingTotal total) {
            windows.put(key, total);
        } else if (value instanceof Rolling.AsOf asOf) {
            takeClock(key, asOf.day());
        } else if (value instanceof FateCount count) {
            fates.put(key, count.records());
        } else if (value instanceof NamedList named) {
            takeNamed(key, named);
        } else if (value instanceof ListFate fate) {
            takeListFate(key, fate);
        } else if (value instanceof Receipt receipt) {
            takeReceipt(key, receipt);
        } else if (value instanceof PublishedUpTo position) {
            takePosition(key, position.nextOffset());
        } else {
            throw new IllegalStateException("unknown value " + value);
        }
    }

    void takeRejection(Rejection rejection) {
        rejections.add(rejection.id());
    }

    void takeDeadLetter() {
        deadLetters++;
    }

    int deadLetters() {
        return deadLetters;
    }

    private void takeNamed(String key, NamedList named) {
        namedLists.put(key, "in revision " + named.revision() + " known on " + named.receivedDay());
        if (!named.isNamed()) {
            namedLists.remove(key);
        }
    }

    private void takeListFate(String key, ListFate fate) {
        listFates.put(key, fate.fate() + ", named by " + fate.declarations());
        if (fate.declarations() == 0) {
            listFates.remove(key);
        }
    }

    private void takeReceipt(String key, Receipt receipt) {
        CountedAt counted = receipt.counted();
        receipts.put(
                key,
                receipt.fate().code() + ", received on " + receipt.receivedDay()
                        + (counted == null
                                ? ""
                                : ", on " + counted.day() + " at " + counted.crossing() + " in " + counted.sectors())
                        + (receipt.summaries() == 0 ? "" : ", named by " + receipt.summaries()));
    }

    private void takeClock(String key, LocalDate day) {
        LocalDate before = clocks.put(key, day);
        if (before != null && before.isAfter(day)) {
            throw new AssertionError("the clock " + key + " went back from " + before + " to " + day);
        }
    }

    private void takePosition(String key, long nextOffset) {
        Long before = positions.put(key, nextOffset);
        if (before != null && before >= nextOffset) {
            throw new AssertionError("the position " + key + " went from " + before + " to " + nextOffset);
        }
    }
}
