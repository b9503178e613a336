package io.landport.streams.total;

import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.Int128;
import io.landport.streams.packed.Numbered;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import java.time.YearMonth;
import java.util.function.Consumer;

/** The commodity totals of a partition: those that wait in memory, all others in the table. */
final class Commodities {
    private static final long EVERY_MILLIS = 1_000;
    private static final int PER_SECOND = 5_000;

    private final TotalsTable table;
    private final Line<CommodityKey, Entry> line = new Line<>(EVERY_MILLIS, PER_SECOND);

    Commodities(TotalsTable table) {
        this.table = table;
        table.forEach(TotalsTable.COMMODITY, in -> {
            if (in.readByte() == 1) {
                Entry waiting = new Entry(readKey(in));
                waiting.read(in);
                line.add(waiting.key, waiting);
            }
        });
    }

    private record Quantified(Amounts amounts, Int128 quantity) {
        static final Quantified ZERO = new Quantified(Amounts.ZERO, Int128.ZERO);

        Quantified plus(Quantified other) {
            return new Quantified(amounts.plus(other.amounts), quantity.plus(other.quantity));
        }
    }

    private static final class Entry {
        private final CommodityKey key;
        private final Origins<Quantified> origins = new Origins<>();
        private boolean isSaved;

        Entry(CommodityKey key) {
            this.key = key;
        }

        void read(PackedReader in) {
            while (in.hasMore()) {
                origins.put(in.readInt(), new Quantified(in.readAmounts(), in.readInt128()));
            }
            isSaved = true;
        }

        void write(PackedWriter out) {
            for (int i = 0; i < origins.size(); i++) {
                out.write(origins.origin(i)).write(origins.value(i).amounts).write(origins.value(i).quantity);
            }
            isSaved = true;
        }

        CommodityTotal total() {
            Quantified sum = origins.sum(Quantified.ZERO, Quantified::plus);
            return new CommodityTotal(key, sum.amounts, sum.quantity);
        }
    }

    Line<?, ?> line() {
        return line;
    }

    /** Sets what an origin has counted. */
    void put(int origin, CommodityKey key, Amounts amounts, Int128 quantity) {
        Entry waiting = line.get(key);
        Entry entry = waiting == null ? saved(key) : waiting;
        Quantified latest = new Quantified(amounts, quantity);
        if (!latest.equals(entry.origins.put(origin, latest))) {
            entry.isSaved = false;
            line.add(key, entry);
        }
    }

    /** Lets those go that it is time for, and saves all that changed. */
    void release(long nowMillis, Consumer<CommodityTotal> publish) {
        line.release(nowMillis, entry -> {
            publish.accept(entry.total());
            save(entry, false);
        });
        for (Entry entry : line.entries()) {
            if (!entry.isSaved) {
                save(entry, true);
            }
        }
    }

    private Entry saved(CommodityKey key) {
        Entry entry = new Entry(key);
        if (table.find(TotalsTable.COMMODITY, key.key())) {
            PackedReader in = table.found();
            if (in.readByte() == 1) {
                throw new IllegalStateException(key.key() + " is saved as waiting but does not wait");
            }
            entry.read(in);
        }
        return entry;
    }

    /** The key is written where it will be needed: by who restores what waits. */
    private void save(Entry entry, boolean waits) {
        PackedWriter out = table.begin(TotalsTable.COMMODITY).writeByte(waits ? 1 : 0);
        if (waits) {
            write(entry.key, out);
        }
        entry.write(out);
        table.put(TotalsTable.COMMODITY, entry.key.key());
    }

    private static void write(CommodityKey key, PackedWriter out) {
        out.write(key.month().getYear())
                .write(key.month().getMonthValue())
                .write(key.source())
                .write(key.reporter())
                .write(key.partner())
                .write(key.region())
                .write(key.crossing())
                .writeByte(Numbered.FLOWS.of(key.flow()))
                .write(key.regime())
                .write(key.currency())
                .write(key.commodity())
                .write(key.unit());
    }

    private static CommodityKey readKey(PackedReader in) {
        return new CommodityKey(
                YearMonth.of(in.readInt(), in.readInt()),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                Numbered.FLOWS.constant(in.readByte()),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText());
    }
}
