package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.Int128;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.parcel.CommodityMonth;
import java.util.function.Consumer;

/** The commodity totals of a partition: those that wait or rest in memory, all others in the table. */
final class Commodities {
    private static final long REST_MILLIS = 2_000;

    private final TotalsTable table;
    private final Trades trades;
    private final CellMap<Entry> known = new CellMap<>();
    private final PublishQueue<Entry> line = new PublishQueue<>(REST_MILLIS, this::save, this::leave);

    Commodities(TotalsTable table, Trades trades) {
        this.table = table;
        this.trades = trades;
        table.forEach(TotalsTable.COMMODITY, in -> {
            Entry saved = new Entry(in.readInt(), in.readLong());
            saved.read(in);
            if (saved.waits) {
                known.put(saved.trade, saved.goods, saved);
                line.restore(saved);
            }
        });
    }

    private static final class Entry extends PublishQueue.Member {
        private final int trade;
        private final long goods;
        private Amounts amounts = Amounts.ZERO;
        private Int128 quantity = Int128.ZERO;
        private boolean waits;
        private boolean isSaved = true;

        Entry(int trade, long goods) {
            this.trade = trade;
            this.goods = goods;
        }

        void add(Amounts change, Int128 moreQuantity) {
            amounts = amounts.plus(change);
            quantity = quantity.plus(moreQuantity);
            waits = true;
            isSaved = false;
        }

        @Override
        boolean waits() {
            return waits;
        }

        @Override
        boolean isSaved() {
            return isSaved;
        }

        void write(PackedWriter out) {
            out.write(trade)
                    .write(goods)
                    .writeByte(waits ? 1 : 0)
                    .write(amounts)
                    .write(quantity);
            isSaved = true;
        }

        /** Reads what follows the key. */
        void read(PackedReader in) {
            waits = in.readByte() == 1;
            amounts = in.readAmounts();
            quantity = in.readInt128();
        }
    }

    PublishQueue<?> line() {
        return line;
    }

    /** Adds to the total of a commodity. */
    void add(int trade, long goods, Amounts change, Int128 quantity) {
        Entry held = known.get(trade, goods);
        Entry entry = held == null ? saved(trade, goods) : held;
        if (held == null) {
            known.put(trade, goods, entry);
        }
        line.change(entry);
        entry.add(change, quantity);
    }

    /** Lets those go that it is time for, and saves all that changed. */
    void release(long nowMillis, long lagMillis, Consumer<CommodityTotal> publish) {
        line.release(nowMillis, lagMillis, entry -> {
            publish.accept(new CommodityTotal(key(entry), entry.amounts, entry.quantity));
            entry.waits = false;
        });
    }

    private void leave(Entry entry) {
        known.remove(entry.trade, entry.goods);
    }

    private CommodityKey key(Entry entry) {
        return trades.trade(entry.trade)
                .commodity(
                        CommodityMonth.yearMonth(entry.goods),
                        CommodityMonth.commodityOf(CommodityMonth.commodity(entry.goods)),
                        trades.unit(CommodityMonth.unit(entry.goods)));
    }

    private Entry saved(int trade, long goods) {
        Entry entry = new Entry(trade, goods);
        if (table.find(TotalsTable.COMMODITY, trade, goods)) {
            PackedReader in = table.found();
            in.readInt();
            in.readLong();
            entry.read(in);
        }
        return entry;
    }

    private void save(Entry entry) {
        entry.write(table.begin(TotalsTable.COMMODITY));
        table.put(TotalsTable.COMMODITY, entry.trade, entry.goods);
    }
}
