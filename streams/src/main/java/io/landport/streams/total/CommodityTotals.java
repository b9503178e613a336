package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.Int128;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.parcel.CommodityMonth;
import java.util.function.Consumer;

/** The commodity totals of a partition: those that wait or cool down in memory, all others in the table only. */
final class CommodityTotals {
    private final TotalsTable table;
    private final Trades trades;
    private final LongPairMap<State> inMemory = new LongPairMap<>();
    private final PublishQueue<State> queue = new PublishQueue<>(CooldownTime.OF_AGGREGATES, this::save, this::evict);

    CommodityTotals(TotalsTable table, Trades trades) {
        this.table = table;
        this.trades = trades;
        table.forEach(TotalsTable.COMMODITY, in -> {
            State saved = new State(in.readInt(), in.readLong());
            saved.read(in);
            if (saved.isUnpublished()) {
                inMemory.put(saved.trade, saved.commodityMonth, saved);
                queue.restore(saved);
            }
        });
    }

    private static final class State extends PublishQueue.QueueEntry {
        private final int trade;

        /** See {@link CommodityMonth}. */
        private final long commodityMonth;

        private Amounts amounts = Amounts.ZERO;
        private Int128 quantity = Int128.ZERO;

        State(int trade, long commodityMonth) {
            this.trade = trade;
            this.commodityMonth = commodityMonth;
        }

        void add(Amounts change, Int128 moreQuantity) {
            amounts = amounts.plus(change);
            quantity = quantity.plus(moreQuantity);
            markChanged();
        }

        void write(PackedWriter out) {
            out.write(trade)
                    .write(commodityMonth)
                    .writeByte(isUnpublished() ? 1 : 0)
                    .write(amounts)
                    .write(quantity);
            setSaved(true);
        }

        /** Reads what follows the key. */
        void read(PackedReader in) {
            setUnpublished(in.readByte() == 1);
            amounts = in.readAmounts();
            quantity = in.readInt128();
        }
    }

    PublishQueue<?> queue() {
        return queue;
    }

    /**
     * Adds to the total of a commodity and month.
     *
     * @param commodityMonth see {@link CommodityMonth}
     */
    void add(int trade, long commodityMonth, Amounts change, Int128 quantity) {
        State cached = inMemory.get(trade, commodityMonth);
        State total = cached == null ? load(trade, commodityMonth) : cached;
        if (cached == null) {
            inMemory.put(trade, commodityMonth, total);
        }
        queue.enqueue(total);
        total.add(change, quantity);
    }

    /** Publishes the totals that are due and saves all that changed; see {@link PublishQueue#publishDue}. */
    void publishDue(long nowMillis, long lagMillis, Consumer<CommodityTotal> publish) {
        queue.publishDue(nowMillis, lagMillis, total -> {
            publish.accept(new CommodityTotal(key(total), total.amounts, total.quantity));
            total.setUnpublished(false);
        });
    }

    private void evict(State total) {
        inMemory.remove(total.trade, total.commodityMonth);
    }

    private CommodityKey key(State total) {
        return trades.trade(total.trade)
                .commodity(
                        CommodityMonth.yearMonth(total.commodityMonth),
                        CommodityMonth.commodityOf(CommodityMonth.commodity(total.commodityMonth)),
                        trades.unit(CommodityMonth.unit(total.commodityMonth)));
    }

    private State load(int trade, long commodityMonth) {
        State total = new State(trade, commodityMonth);
        if (table.find(TotalsTable.COMMODITY, trade, commodityMonth)) {
            PackedReader in = table.entry();
            in.readInt();
            in.readLong();
            total.read(in);
        }
        return total;
    }

    private void save(State total) {
        total.write(table.begin(TotalsTable.COMMODITY));
        table.put(TotalsTable.COMMODITY, total.trade, total.commodityMonth);
    }
}
