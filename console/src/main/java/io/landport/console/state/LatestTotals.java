package io.landport.console.state;

import io.landport.domain.document.Flow;
import io.landport.domain.reference.DeliveryDelays;
import io.landport.domain.reference.Period;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Series;
import io.landport.monitor.LatestAmounts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The latest daily totals of the last {@value #DAYS} days of each source, and their sums. A year to date and the one before it are within
 * them. Takes about 300 bytes for each total. Not thread-safe.
 */
public final class LatestTotals {
    /** The days that are kept, up to the newest one of the source. */
    public static final int DAYS = 800;

    private final Map<String, NavigableMap<LocalDate, LatestAmounts<Series>>> latest = new HashMap<>();
    private final Map<TotalCell, NavigableMap<LocalDate, Amounts>> sums = new HashMap<>();
    private final Map<Series, Series> known = new HashMap<>();
    private final LateChanges late = new LateChanges();
    private final DeliveryDelays deliveries = new DeliveryDelays();

    /** Replaces the total of a key. */
    public void take(DailyTotal total) {
        Series series = known.computeIfAbsent(total.key().series(), same -> same);
        LocalDate day = total.key().day();
        NavigableMap<LocalDate, LatestAmounts<Series>> days =
                latest.computeIfAbsent(series.source(), source -> new TreeMap<>());
        boolean isNewest = days.isEmpty() || day.isAfter(days.lastKey());
        if (!days.isEmpty() && day.isBefore(days.lastKey().minusDays(DAYS - 1L))) {
            return;
        }
        late.take(total);
        total.changes().stream()
                .findFirst()
                .ifPresent(first -> deliveries.take(
                        total.key().series().source(), total.key().day(), first.receivedDay()));
        Amounts change =
                days.computeIfAbsent(day, unused -> new LatestAmounts<>()).take(series, total.amounts());
        if (!change.isZero()) {
            TotalCell.of(series).forEach(cell -> add(cell, day, change));
        }
        if (isNewest) {
            forgetBefore(series.source(), day.minusDays(DAYS - 1L));
        }
    }

    /** What became known of months after they were closed. */
    public LateChanges late() {
        return late;
    }

    /** When the newest days of sources were received. */
    public DeliveryDelays deliveries() {
        return deliveries;
    }

    /** The sources that have totals. */
    public Set<String> sources() {
        return new TreeSet<>(latest.keySet());
    }

    /** The currencies of a source, the one with the most lines first. */
    public Collection<String> currencies(String source) {
        Map<String, Long> lines = new TreeMap<>();
        sums.forEach((cell, days) -> {
            if (cell.source().equals(source) && isOverall(cell)) {
                lines.merge(cell.currency(), total(days).lines(), Long::sum);
            }
        });
        return lines.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The latest day of a source with a line. */
    public Optional<LocalDate> newestDay(String source) {
        return daysWithLines(source).max(Comparator.naturalOrder());
    }

    /** The first day of a source with a line that is kept. */
    public Optional<LocalDate> firstDay(String source) {
        return daysWithLines(source).min(Comparator.naturalOrder());
    }

    /** The crossings of a source. */
    public Set<String> crossings(String source) {
        return codes(source, TotalCell::crossing);
    }

    /** The sectors of a source. */
    public Set<String> sectors(String source) {
        return codes(source, TotalCell::sector);
    }

    private Set<String> codes(String source, Function<TotalCell, String> dimension) {
        Set<String> codes = new TreeSet<>();
        sums.keySet().stream()
                .filter(cell -> cell.source().equals(source))
                .forEach(cell -> codes.add(dimension.apply(cell)));
        codes.remove(TotalCell.ALL);
        return codes;
    }

    /** The sum of a cell over a period. */
    public Amounts sum(TotalCell cell, Period period) {
        return total(days(cell).subMap(period.from(), true, period.to(), true));
    }

    /** The sum of both flows over a period. */
    public Amounts sum(String source, String currency, String crossing, String sector, Period period) {
        return sum(new TotalCell(source, currency, Flow.IMPORT, crossing, sector), period)
                .plus(sum(new TotalCell(source, currency, Flow.EXPORT, crossing, sector), period));
    }

    /** The amounts of a cell by day, days without change left out. */
    public NavigableMap<LocalDate, Amounts> days(TotalCell cell) {
        return sums.getOrDefault(cell, new TreeMap<>());
    }

    private Stream<LocalDate> daysWithLines(String source) {
        return sums.entrySet().stream()
                .filter(sum -> sum.getKey().source().equals(source) && isOverall(sum.getKey()))
                .flatMap(sum -> sum.getValue().entrySet().stream())
                .filter(day -> day.getValue().lines() > 0)
                .map(Map.Entry::getKey);
    }

    private void add(TotalCell cell, LocalDate day, Amounts change) {
        sums.computeIfAbsent(cell, unused -> new TreeMap<>()).merge(day, change, Amounts::plus);
    }

    private void forgetBefore(String source, LocalDate day) {
        NavigableMap<LocalDate, LatestAmounts<Series>> days = latest.getOrDefault(source, new TreeMap<>());
        if (!days.isEmpty() && days.firstKey().isBefore(day)) {
            days.headMap(day, false).clear();
            sums.forEach((cell, sum) -> {
                if (cell.source().equals(source)) {
                    sum.headMap(day, false).clear();
                }
            });
        }
    }

    private static boolean isOverall(TotalCell cell) {
        return cell.crossing().equals(TotalCell.ALL) && cell.sector().equals(TotalCell.ALL);
    }

    private static Amounts total(Map<LocalDate, Amounts> days) {
        return days.values().stream().reduce(Amounts.ZERO, Amounts::plus);
    }
}
