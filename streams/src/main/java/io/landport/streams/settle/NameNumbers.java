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
 * Numbers of series, trades and units, which stand for their names in state and in sums. The number of a series or unit
 * never changes its meaning: {@link #visitNew} passes new ones on to be saved.
 */
final class NameNumbers implements NumberedNames {
    private final ToIntFunction<String> partitionOf;
    private final Map<Series, Integer> numbers = new HashMap<>();
    private final List<NumberedSeries> series = new ArrayList<>();
    private final Map<Trade, Integer> tradeNumbers = new HashMap<>();
    private final List<NumberedTrade> trades = new ArrayList<>();
    private final Map<String, Integer> unitNumbers = new HashMap<>();
    private final List<String> units = new ArrayList<>();
    private int savedSeries;
    private int savedUnits;

    /** @param partitionOf the partition of totals that a key belongs to */
    NameNumbers(ToIntFunction<String> partitionOf) {
        this.partitionOf = partitionOf;
    }

    /**
     * A series with what is looked up by its number.
     *
     * @param partition the partition of its totals
     * @param trade number of its trade
     */
    record NumberedSeries(Series series, int partition, int trade) {}

    /**
     * A trade with what is looked up by its number.
     *
     * @param partition the partition of its commodity totals
     */
    record NumberedTrade(Trade trade, int partition) {}

    /** The number of a series, which is added if it is new. */
    int numberOf(Series name) {
        Integer known = numbers.get(name);
        return known == null ? add(name) : known;
    }

    @Override
    public Series seriesOf(int number) {
        return series(number).series();
    }

    NumberedSeries series(int number) {
        return series.get(number);
    }

    /** A trade by its number. Trades are numbered again at each start; no state contains their numbers. */
    NumberedTrade trade(int number) {
        return trades.get(number);
    }

    /** The number of a unit, which is added if it is new. */
    int unitNumberOf(String unit) {
        Integer known = unitNumbers.get(unit);
        return known == null ? addUnit(unit) : known;
    }

    @Override
    public String unit(int number) {
        return units.get(number);
    }

    /** Adds saved names in the order of their numbers. */
    void restore(Collection<Series> savedSeriesNames, Collection<String> savedUnitNames) {
        savedSeriesNames.forEach(this::add);
        savedUnitNames.forEach(this::addUnit);
        savedSeries = series.size();
        savedUnits = units.size();
    }

    /** Passes the names that were added since the last call to the visitor. */
    void visitNew(NewNameVisitor visitor) {
        for (; savedSeries < series.size(); savedSeries++) {
            visitor.series(savedSeries, series.get(savedSeries).series());
        }
        for (; savedUnits < units.size(); savedUnits++) {
            visitor.unit(savedUnits, units.get(savedUnits));
        }
    }

    /** Receives new names. */
    interface NewNameVisitor {
        void series(int number, Series series);

        void unit(int number, String name);
    }

    private int add(Series name) {
        int number = series.size();
        Integer trade = tradeNumbers.computeIfAbsent(Trade.of(name), this::add);
        series.add(new NumberedSeries(name, partitionOf.applyAsInt(name.key()), trade));
        numbers.put(name, number);
        return number;
    }

    private int add(Trade trade) {
        trades.add(new NumberedTrade(trade, partitionOf.applyAsInt(trade.key())));
        return trades.size() - 1;
    }

    private int addUnit(String unit) {
        units.add(unit);
        unitNumbers.put(unit, units.size() - 1);
        return units.size() - 1;
    }
}
