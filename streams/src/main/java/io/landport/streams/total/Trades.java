package io.landport.streams.total;

import io.landport.domain.total.Trade;
import io.landport.streams.packed.PackedReader;
import io.landport.streams.packed.PackedWriter;
import io.landport.streams.parcel.Parcel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The trades and units of a partition of totals, numbered as the keys of the table name them. */
final class Trades {
    private final Names<Trade> trades;
    private final Names<String> units;

    Trades(TotalsTable table) {
        trades = new Names<>(table, TotalsTable.TRADE, Parcel::readTrade, Parcel::write);
        units = new Names<>(table, TotalsTable.UNIT, PackedReader::readText, (unit, out) -> out.write(unit));
    }

    int numberOf(Trade trade) {
        return trades.numberOf(trade);
    }

    Trade trade(int number) {
        return trades.names.get(number);
    }

    int unitNumberOf(String unit) {
        return units.numberOf(unit);
    }

    String unit(int number) {
        return units.names.get(number);
    }

    /** Names with their numbers; a new one is saved at once. */
    private static final class Names<N> {
        private final TotalsTable table;
        private final int tag;
        private final BiConsumer<N, PackedWriter> writer;
        private final Map<N, Integer> numbers = new HashMap<>();
        private final List<N> names = new ArrayList<>();

        Names(TotalsTable table, int tag, Function<PackedReader, N> reader, BiConsumer<N, PackedWriter> writer) {
            this.table = table;
            this.tag = tag;
            this.writer = writer;
            Map<Integer, N> saved = new TreeMap<>();
            table.forEach(tag, in -> saved.put(in.readInt(), reader.apply(in)));
            saved.values().forEach(this::add);
        }

        int numberOf(N name) {
            Integer known = numbers.get(name);
            if (known != null) {
                return known;
            }
            int number = add(name);
            writer.accept(name, table.begin(tag).write(number));
            table.put(tag, number, 0);
            return number;
        }

        private int add(N name) {
            names.add(name);
            numbers.put(name, names.size() - 1);
            return names.size() - 1;
        }
    }
}
