package io.landport.streams.settle;

import io.landport.domain.total.Series;
import io.landport.domain.total.Trade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Numbers for series and units, so that state and sums need not repeat their names. A number once given keeps its meaning:
 * what is new goes to {@link #takeNew} and from there into the task's state.
 */
final class NameNumbers {
    private final ToIntFunction<String> partitionOf;
    private final Map<Series, Integer> numbers = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Trade, Integer> tradeNumbers = new HashMap<>();
    private final List<TradeEntry> trades = new ArrayList<>();
    private final Map<String, Integer> unitNumbers = new HashMap<>();
    private final List<String> units = new ArrayList<>();
    private int savedSeries;
    private int savedUnits;

    /** @param partitionOf the partition of totals that a key belongs to */
    NameNumbers(ToIntFunction<String> partitionOf) {
        this.partitionOf = partitionOf;
    }

    /**
     * A series and what follows from it.
     *
     * @param partition of its totals
     * @param trade number of its trade
     */
    record Entry(Series series, int partition, int trade) {}

    /**
     * A trade.
     *
     * @param partition of its commodity totals
     */
    record TradeEntry(Trade trade, int partition) {}

    /** The series' number, a new one if it has none yet. */
    int numberOf(Series series) {
        Integer known = numbers.get(series);
        return known == null ? add(series) : known;
    }

    Entry entry(int number) {
        return entries.get(number);
    }

    /** A trade by its number, which it has until the next restart: nothing saved speaks of it. */
    TradeEntry trade(int number) {
        return trades.get(number);
    }

    /** The unit's number, a new one if it has none yet. */
    int unitNumberOf(String unit) {
        Integer known = unitNumbers.get(unit);
        return known == null ? addUnit(unit) : known;
    }

    String unit(int number) {
        return units.get(number);
    }

    /** Takes up what was saved, by number. */
    void restore(Collection<Series> savedEntries, Collection<String> savedUnitNames) {
        savedEntries.forEach(this::add);
        savedUnitNames.forEach(this::addUnit);
        savedSeries = entries.size();
        savedUnits = units.size();
    }

    /** Shows what got a number since the last call. */
    void takeNew(Taker taker) {
        for (; savedSeries < entries.size(); savedSeries++) {
            taker.series(savedSeries, entries.get(savedSeries).series());
        }
        for (; savedUnits < units.size(); savedUnits++) {
            taker.unit(savedUnits, units.get(savedUnits));
        }
    }

    /** Is shown what is new. */
    interface Taker {
        void series(int number, Series series);

        void unit(int number, String name);
    }

    private int add(Series series) {
        int number = entries.size();
        Integer trade = tradeNumbers.computeIfAbsent(Trade.of(series), this::add);
        entries.add(new Entry(series, partitionOf.applyAsInt(series.key()), trade));
        numbers.put(series, number);
        return number;
    }

    private int add(Trade trade) {
        trades.add(new TradeEntry(trade, partitionOf.applyAsInt(trade.key())));
        return trades.size() - 1;
    }

    private int addUnit(String unit) {
        units.add(unit);
        unitNumbers.put(unit, units.size() - 1);
        return units.size() - 1;
    }
}
