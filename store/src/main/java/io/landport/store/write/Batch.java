package io.landport.store.write;

import io.landport.domain.audit.OperatorAction;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.fate.Quarantine;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Rejection;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.Rolling;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Rolling.RollingTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.domain.total.Trade;
import io.landport.domain.total.Window;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows that one transaction writes. Of several values with the same key the last one is written. */
public final class Batch {
    private final Map<TotalKey, StoredTotal> totals = new LinkedHashMap<>();
    private final Map<ChangeKey, Amounts> changes = new LinkedHashMap<>();
    private final Map<MonthKey, Amounts> monthlyChanges = new LinkedHashMap<>();
    private final Map<RollingKey, Placed> rollingTotals = new LinkedHashMap<>();
    private final Map<CommodityKey, CommodityTotal> commodityTotals = new LinkedHashMap<>();
    private final Map<String, Rejection> rejections = new LinkedHashMap<>();
    private final Map<RowTable<?>, Map<List<Object>, Object[]>> rows = new HashMap<>();
    private final List<PlacedReceipt> receipts = new ArrayList<>();

    /** Adds a total. Its changes get rows of their own if there are several; a single one is the total itself. */
    public void add(DailyTotal total) {
        if (total.changes().size() == 1) {
            totals.put(
                    total.key(),
                    new StoredTotal(
                            total.amounts(), Optional.of(total.changes().get(0).receivedDay())));
        } else {
            totals.put(total.key(), new StoredTotal(total.amounts(), Optional.empty()));
            total.changes().forEach(this::add);
        }
    }

    /** Adds a change of a total that changed on several received days. */
    public void add(DailyChange change) {
        changes.put(new ChangeKey(change.key(), change.receivedDay()), change.amounts());
    }

    /** Adds what became known of a month on one day. */
    public void add(MonthlyChange change) {
        monthlyChanges.put(
                new MonthKey(change.series(), change.month().atDay(1), change.receivedDay()), change.amounts());
    }

    /** @param partition that the record was read from */
    public void add(Rolling rolling, int partition) {
        if (rolling instanceof RollingTotal total) {
            rollingTotals.put(new RollingKey(total.series(), total.window()), new Placed(total, partition));
        } else if (rolling instanceof AsOf clock) {
            put(RowTable.CLOCKS, clock);
        }
    }

    public void add(CommodityTotal total) {
        commodityTotals.put(total.key(), total);
    }

    public void add(FateCount count) {
        put(RowTable.FATES, count);
    }

    public void add(NamedList named) {
        put(RowTable.NAMED_LISTS, named);
    }

    public void add(ListFate fate) {
        put(RowTable.LIST_FATES, fate);
    }

    public void add(FeedReport report) {
        put(RowTable.FEEDS, report);
    }

    public void add(Quarantine quarantine) {
        put(RowTable.QUARANTINES, quarantine);
    }

    public void add(OperatorAction action) {
        put(RowTable.OPERATOR_ACTIONS, action);
    }

    /** @param recorded the record's own time */
    public void add(Rejection rejection, Instant recorded) {
        Origin.FeedLine line = rejection.origin() instanceof Origin.FeedLine feedLine ? feedLine : null;
        put(new Recorded(rejection, recorded, line == null ? null : line.file(), line == null ? null : line.line()));
    }

    /**
     * The same for a document of which is known where it was read.
     *
     * @param file its name, without folders
     * @param line counted from 1
     */
    public void add(Rejection rejection, Instant recorded, String file, long line) {
        put(new Recorded(rejection, recorded, file, line));
    }

    private void put(Recorded recorded) {
        rejections.put(recorded.rejection().id(), recorded.rejection());
        put(RowTable.REJECTIONS, recorded);
    }

    /** How many rows of totals, changes, fates, lists, feeds, actions, rejections and receipts it writes; dimensions are not counted. */
    public int rows() {
        return totals.size()
                + changes.size()
                + monthlyChanges.size()
                + rollingTotals.size()
                + commodityTotals.size()
                + receipts.size()
                + rows.values().stream().mapToInt(Map::size).sum();
    }

    /** The rejections among them. */
    public List<Rejection> rejectedDocuments() {
        return List.copyOf(rejections.values());
    }

    /**
     * Adds a receipt. All are written, also several of the same key.
     *
     * @param partition that the record was read from
     * @param offset of the record
     */
    public void add(Receipt receipt, int partition, long offset) {
        receipts.add(new PlacedReceipt(receipt, partition, offset));
    }

    Map<TotalKey, StoredTotal> totals() {
        return totals;
    }

    /** The changes of daily totals that have rows of their own. */
    Map<ChangeKey, Amounts> changes() {
        return changes;
    }

    Map<MonthKey, Amounts> monthlyChanges() {
        return monthlyChanges;
    }

    Collection<Placed> rollingTotals() {
        return rollingTotals.values();
    }

    Collection<CommodityTotal> commodityTotals() {
        return commodityTotals.values();
    }

    /** Writes the rows of all {@link RowTable}s. */
    void writeRows(Connection connection) throws SQLException {
        for (RowTable<?> table : RowTable.ALL) {
            Map<List<Object>, Object[]> byKey = rows.getOrDefault(table, Map.of());
            table.upsert().write(connection, List.copyOf(byKey.values()));
        }
    }

    private <T> void put(RowTable<T> table, T value) {
        Object[] row = table.cells(value);
        rows.computeIfAbsent(table, unused -> new LinkedHashMap<>()).put(table.key(row), row);
    }

    List<PlacedReceipt> receipts() {
        return receipts;
    }

    /** Calls a consumer with the series of each row; one series may have many rows. */
    void forEachSeries(Consumer<Series> consumer) {
        totals.keySet().forEach(key -> consumer.accept(key.series()));
        changes.keySet().forEach(key -> consumer.accept(key.total().series()));
        monthlyChanges.keySet().forEach(key -> consumer.accept(key.series()));
        rollingTotals.keySet().forEach(key -> consumer.accept(key.series()));
    }

    /** Calls a consumer with the trade of each commodity total. */
    void forEachTrade(Consumer<Trade> consumer) {
        commodityTotals.keySet().forEach(key -> consumer.accept(key.trade()));
    }

    /** Calls a consumer with the good of each commodity total. */
    void forEachGood(Consumer<CommodityUnit> consumer) {
        commodityTotals.keySet().forEach(key -> consumer.accept(CommodityUnit.of(key)));
    }

    /** A daily total, and its only received day unless it changed on several. */
    record StoredTotal(Amounts amounts, Optional<LocalDate> onlyReceivedDay) {}

    /** Key of a daily change. */
    record ChangeKey(TotalKey total, LocalDate receivedDay) {}

    /**
     * Key of a monthly change.
     *
     * @param month its first day
     */
    record MonthKey(Series series, LocalDate month, LocalDate receivedDay) {}

    /** A rolling total and the topic partition that it was read from. */
    record Placed(RollingTotal total, int partition) {}

    private record RollingKey(Series series, Window window) {}

    /** A receipt, and partition and offset of its record. */
    record PlacedReceipt(Receipt receipt, int partition, long offset) {}

    /**
     * A rejection and the time at which it was published.
     *
     * @param file where its document was read; null if that is not known, as is the line
     */
    record Recorded(
            Rejection rejection,
            Instant at,
            @Nullable String file,
            @Nullable Long line) {}
}
