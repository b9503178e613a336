package io.landport.store.write;

import io.landport.domain.reference.Reference;
import io.landport.domain.total.Series;
import io.landport.domain.total.Trade;
import io.landport.store.StoreAddress;
import io.landport.store.StoreConnection;
import io.landport.store.StoreException;
import io.landport.store.StoreUnavailableException;
import io.landport.store.dimension.CrossingTable;
import io.landport.store.dimension.ReferenceTables;
import io.landport.store.sql.Merge;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.intellij.lang.annotations.Language;

/**
 * Writes to the store. Each call is one transaction on one connection, which is opened when needed and closed after any failure. A
 * commit does not wait for the disk: a crash of PostgreSQL can lose the last transactions, and their offsets with them, so that they are
 * written again (docs/adr/0041-no-stalls.md). Throws {@link StoreUnavailableException} for transient failures, after which the call can be
 * retried, and {@link StoreException} otherwise. Not thread-safe.
 */
public final class Store implements AutoCloseable {
    @Language("SQL")
    private static final String DO_NOT_WAIT_FOR_THE_DISK = "SET synchronous_commit = off";

    private final StoreConnection connection;
    private final int generation;
    private final Reference reference;
    private final CrossingTable crossings;
    private final KeyNumbers<Series> series = new KeyNumbers<>("series", TotalColumns.SERIES, TotalColumns::cells);
    private final KeyNumbers<Trade> trades = new KeyNumbers<>("trade", TotalColumns.TRADE, TotalColumns::cells);
    private final KeyNumbers<CommodityUnit> goods = new KeyNumbers<>("good", TotalColumns.GOOD, TotalColumns::cells);
    private LocalDate receiptsKeptFrom = LocalDate.MIN;

    /** @param generation number of the generation that writes */
    public Store(StoreAddress address, int generation, Reference reference) {
        this.connection = new StoreConnection(
                address, "write to", StoreUnavailableException::isTransient, DO_NOT_WAIT_FOR_THE_DISK);
        this.generation = generation;
        this.reference = reference;
        this.crossings = new CrossingTable(reference);
    }

    /**
     * Writes the reference data, inserts the positions of partitions that the store does not have, and returns the stored positions.
     *
     * @param beginnings the partitions, each at its first offset
     */
    public List<Position> initialize(Collection<Position> beginnings) throws StoreUnavailableException {
        return connection.inTransaction(open -> {
            GenerationTable.insertIfMissing(open, generation);
            GenerationTable.requireOpen(open, generation);
            series.forget();
            trades.forget();
            goods.forget();
            crossings.writeReference(open);
            ReferenceTables.load(open, reference);
            OffsetTable.insertMissing(open, beginnings);
            return OffsetTable.read(open, beginnings);
        });
    }

    /**
     * Writes a batch and advances the offsets of the partitions that it was read from.
     *
     * @return false if the stored offset of a partition is not the expected one, because another process reads it now; then nothing is
     *     written
     */
    public boolean write(Batch batch, Collection<OffsetAdvance> advances) throws StoreUnavailableException {
        Set<Series> newSeries = series.missing(batch::forEachSeries);
        Set<Trade> newTrades = trades.missing(batch::forEachTrade);
        Set<CommodityUnit> newGoods = goods.missing(batch::forEachGood);
        Set<String> named = crossings(newSeries, newTrades);
        boolean isWritten = connection.inTransaction(open -> {
            GenerationTable.requireOpen(open, generation);
            // Offsets first: their row locks block any other process that still considers the partitions its own.
            if (!OffsetTable.advance(open, advances)) {
                open.rollback();
                return false;
            }
            crossings.writeMissing(open, named);
            series.assign(open, newSeries);
            trades.assign(open, newTrades);
            goods.assign(open, newGoods);
            batch.writeRows(open);
            ReceiptTable.write(open, batch.receipts(), receiptsKeptFrom);
            ReceiptReferenceTable.write(open, batch.receipts(), receiptsKeptFrom);
            List<Object[]> reported = MonthTables.writeChanges(open, series, batch.monthlyChanges());
            FirstKnownTable.update(open, batch.monthlyChanges());
            Merge.searchKeys(open);
            RollingTable.write(open, series, batch.rollingTotals());
            CommodityTable.write(open, trades, goods, batch.commodityTotals());
            TotalTables.writeTotals(open, series, batch.totals());
            TotalTables.writeChanges(open, series, batch.changes());
            // Last, because all members write these rows and wait until this transaction ends.
            MonthTables.addReported(open, reported);
            return true;
        });
        if (isWritten) {
            crossings.onCommit(named);
            series.onCommit();
            trades.onCommit();
            goods.onCommit();
        }
        return isWritten;
    }

    /**
     * The crossings of series and trades that have no number yet. Those of the others were written with them. Sorted, so that processes
     * that write the same ones do not deadlock.
     */
    private static Set<String> crossings(Set<Series> newSeries, Set<Trade> newTrades) {
        Set<String> crossings = new TreeSet<>();
        newSeries.forEach(key -> crossings.add(key.crossing()));
        newTrades.forEach(key -> crossings.add(key.crossing()));
        return crossings;
    }

    /** Deletes the original bytes of rejections published before an instant, because they may contain personal data. */
    public void forgetOriginals(Instant before) throws StoreUnavailableException {
        connection.inTransaction(open -> {
            RejectedRow.forgetOriginals(open, before);
            return true;
        });
    }

    /**
     * Keeps the receipts of these months: earlier ones are no longer written, and their partitions are emptied. One that readers lock stays
     * until the next call.
     */
    public void keepReceipts(ReceiptMonths months) throws StoreUnavailableException {
        connection.inTransaction(open -> {
            ReceiptTable.keepFrom(open, months.keptFrom());
            ReceiptReferenceTable.deleteBefore(open, months.keptFrom());
            return true;
        });
        receiptsKeptFrom = months.keptFrom();
        for (int slot : months.unused().stream().toArray()) {
            connection.inTransaction(open -> {
                if (!ReceiptTable.emptyIfExpired(open, slot, months.keptFrom())) {
                    open.rollback();
                }
                return true;
            });
        }
    }

    /** Runs an empty query, because a lost connection is noticed only when it is used. */
    public void requireAnswer() throws StoreUnavailableException {
        connection.inTransaction(open -> {
            try (Statement question = open.createStatement()) {
                return question.execute("SELECT");
            }
        });
    }

    @Override
    public void close() {
        connection.close();
    }
}
