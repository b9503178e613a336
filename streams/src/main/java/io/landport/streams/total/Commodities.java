package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.Int128;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.parcel.Goods;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The commodity totals of a partition: those that wait in memory, all others in the table. */
final class Commodities {
    private static final long EVERY_MILLIS = 1_000;

    private final TotalsTable table;
    private final Trades trades;
    private final CellMap<Entry> waiting = new CellMap<>();
    private final Line<Entry> line = new Line<>(EVERY_MILLIS);
    private final List<Entry> unsaved = new ArrayList<>();

    Commodities(TotalsTable table, Trades trades) {
        this.table = table;
        this.trades = trades;
        table.forEach(TotalsTable.COMMODITY, in -> {
            Entry saved = new Entry(in.readInt(), in.readLong());
            saved.read(in);
            if (saved.waits) {
                queue(saved);
            }
        });
    }

    private static final class Entry {
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
            isSaved = false;
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

    Line<?> line() {
        return line;
    }

    /** Adds to the total of a commodity. */
    void add(int trade, long goods, Amounts change, Int128 quantity) {
        Entry known = waiting.get(trade, goods);
        Entry entry = known == null ? saved(trade, goods) : known;
        if (entry.isSaved) {
            unsaved.add(entry);
        }
        entry.add(change, quantity);
        if (known == null) {
            entry.waits = true;
            queue(entry);
        }
    }

    /** Lets those go that it is time for, and saves all that changed. */
    void release(long nowMillis, long ageMillis, Consumer<CommodityTotal> publish) {
        line.release(nowMillis, ageMillis, entry -> {
            publish.accept(new CommodityTotal(key(entry), entry.amounts, entry.quantity));
            waiting.remove(entry.trade, entry.goods);
            entry.waits = false;
            save(entry);
        });
        for (Entry entry : unsaved) {
            if (!entry.isSaved) {
                save(entry);
            }
        }
        unsaved.clear();
    }

    private void queue(Entry entry) {
        waiting.put(entry.trade, entry.goods, entry);
        line.add(entry);
    }

    private CommodityKey key(Entry entry) {
        return trades.trade(entry.trade)
                .commodity(
                        Goods.yearMonth(entry.goods),
                        Goods.commodityOf(Goods.commodity(entry.goods)),
                        trades.unit(Goods.unit(entry.goods)));
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
