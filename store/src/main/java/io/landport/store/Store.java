package io.landport.store;

import io.landport.domain.reference.Reference;
import io.landport.domain.total.Series;
import io.landport.domain.total.Trade;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The store as its one writer sees it. Keeps one connection, opens it when needed and drops it at any failure. Every call
 * is one transaction. Throws {@link StoreUnavailableException} where waiting helps and {@link StoreException} where it does not. Not safe for
 * use by several threads.
 */
public final class Store implements AutoCloseable {
    private final StoreAddress address;
    private final int generation;
    private final Reference reference;
    private final CrossingTable crossings;
    private final KeyNumbers<Series> series = new KeyNumbers<>("series", TotalColumns.SERIES, TotalColumns::cells);
    private final KeyNumbers<Trade> trades = new KeyNumbers<>("trade", TotalColumns.TRADE, TotalColumns::cells);
    private final KeyNumbers<CommodityUnit> goods = new KeyNumbers<>("good", TotalColumns.GOOD, TotalColumns::cells);
    private @Nullable Connection connection;

    /** @param generation that writes */
    public Store(StoreAddress address, int generation, Reference reference) {
        this.address = address;
        this.generation = generation;
        this.reference = reference;
        this.crossings = new CrossingTable(reference);
    }

    /**
     * Takes up reading: writes what the reference data says, adds the partitions that the store does not know, and tells
     * how far each has been read.
     *
     * @param beginnings the partitions, each at its first offset
     */
    public List<Position> takeUp(Collection<Position> beginnings) throws StoreUnavailableException {
        return inTransaction(open -> {
            GenerationTable.enter(open, generation);
            GenerationTable.require(open, generation);
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
     * Writes a batch and moves the partitions it came from.
     *
     * @return false if one of them is not where it was expected, so that another process reads it now; then nothing is
     *     written
     */
    public boolean write(Batch batch, Collection<OffsetAdvance> moves) throws StoreUnavailableException {
        Set<String> named = batch.crossings();
        boolean isWritten = inTransaction(open -> {
            GenerationTable.require(open, generation);
            // First the offsets: their rows lock out whoever else believes that the partitions are his.
            if (!OffsetTable.move(open, moves)) {
                open.rollback();
                return false;
            }
            crossings.writeMissing(open, named);
            series.assign(open, batch.series());
            trades.assign(open, batch.trades());
            goods.assign(open, batch.goods());
            RollingTables.writeTotals(open, series, batch.rollingTotals());
            RollingTables.writeClocks(open, batch.clocks());
            CommodityTable.write(open, trades, goods, batch.commodityTotals());
            FateTable.write(open, batch.fates());
            ListTables.writeNamings(open, batch.namedLists());
            ListTables.writeFates(open, batch.listFates());
            FeedTable.write(open, batch.feeds());
            QuarantineTable.write(open, batch.quarantines());
            RejectionTable.write(open, batch.rejections().values());
            // Last, for months are rows that other members write, too, and must wait for until this one is done.
            // At the very end come sums of all series of a source, which everybody writes.
            TotalTables.writeChanges(open, series, batch.changes());
            FirstKnownTable.follow(open, batch.changes());
            TotalTables.writeTotals(open, series, batch.totals());
            return true;
        });
        if (isWritten) {
            crossings.committed(named);
            series.committed();
            trades.committed();
            goods.committed();
        }
        return isWritten;
    }

    /** Forgets the originals of documents refused before a moment: they may hold personal data. */
    public void forgetOriginals(Instant before) throws StoreUnavailableException {
        inTransaction(open -> {
            RejectionTable.forgetOriginals(open, before);
            return true;
        });
    }

    /** Finds out whether the store can be had: a connection that was lost shows only when it is used. */
    public void requireAnswer() throws StoreUnavailableException {
        inTransaction(open -> {
            try (Statement question = open.createStatement()) {
                return question.execute("SELECT");
            }
        });
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyGone) {
                // The server ends what a lost connection had begun.
            }
        }
    }

    private <T> T inTransaction(Work<T> work) throws StoreUnavailableException {
        try {
            Connection open = connected();
            T result = work.in(open);
            open.commit();
            return result;
        } catch (StoreException failure) {
            close();
            throw failure;
        } catch (SQLException failure) {
            close();
            throw failed(failure);
        }
    }

    private RuntimeException failed(SQLException failure) throws StoreUnavailableException {
        if (StoreUnavailableException.isMeantBy(failure)) {
            throw new StoreUnavailableException(address, failure);
        }
        return new StoreException(
                "cannot write to the store at " + address + " (SQL state " + failure.getSQLState() + "): "
                        + failure.getMessage(),
                failure);
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = address.connect();
            connection = open;
            open.setAutoCommit(false);
        }
        return open;
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }
}
