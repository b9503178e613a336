package io.landport.store.view;

import io.landport.store.view.VintagesOracle.SeriesChange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Indices of unit values and the parts of growth, in plain loops over all changes of documents: formulas of the manual, not of the store. */
final class PriceOracle {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext MANY_DIGITS = new MathContext(80, RoundingMode.HALF_UP);
    private static final int LINK_DECIMALS = 20;

    private final List<SeriesChange> moves;
    private final BigDecimal greatestChange;

    PriceOracle(List<SeriesChange> moves, int greatestChange) {
        this.moves = moves;
        this.greatestChange = BigDecimal.valueOf(greatestChange);
    }

    /** An item in one month: money of four decimals, kilograms of three; {@code converted} is null if a rate is missing. */
    private record Item(
            long lines,
            long withoutWeight,
            BigDecimal value,
            BigDecimal kilograms,
            @Nullable BigDecimal converted) {
        boolean hasUnitValue() {
            return withoutWeight == 0 && value.signum() > 0 && kilograms.signum() > 0;
        }
    }

    /** What a row adds up. */
    private static final class Row {
        private BigDecimal now = BigDecimal.ZERO;
        private BigDecimal base = BigDecimal.ZERO;
        private BigDecimal indexedNow = BigDecimal.ZERO;
        private BigDecimal indexedBase = BigDecimal.ZERO;
        private BigDecimal kilograms = BigDecimal.ZERO;
        private BigDecimal baseKilograms = BigDecimal.ZERO;
        private BigDecimal newQuantitiesAtBasePrices = BigDecimal.ZERO;
        private BigDecimal baseQuantitiesAtNewPrices = BigDecimal.ZERO;
        private BigDecimal indexedAtBaseRates = BigDecimal.ZERO;
        private BigDecimal exchangeRate = BigDecimal.ZERO;
        private int weighed;
        private int indexed;
        private long lines;
        private long withoutWeight;
        private boolean isConverted = true;
    }

    /**
     * The rows of {@code price_and_volume}.
     *
     * @param knownOn the last received day that counts
     * @param today months that end later are left out
     * @param convert the value of a day in another currency, null if it has no rate; empty for the currency of the documents
     */
    List<String> rows(
            LocalDate knownOn,
            LocalDate today,
            String currency,
            BiFunction<SeriesChange, BigDecimal, @Nullable BigDecimal> convert) {
        Predicate<SeriesChange> isKnown = move -> !move.received().isAfter(knownOn);
        Function<SeriesChange, String> dayOf =
                move -> move.day() + " " + move.series().key();
        Map<String, SeriesChange> like = new HashMap<>();
        moves.forEach(move -> like.put(dayOf.apply(move), move));
        Map<String, Map<YearMonth, Item>> items = new HashMap<>();
        Map<String, SeriesChange> seriesOf = new HashMap<>();
        Map<String, Long> reported = new HashMap<>();
        VintagesOracle.sums(moves, isKnown, dayOf).forEach((day, sum) -> {
            SeriesChange move = like.get(day);
            seriesOf.put(move.series().key(), move);
            BigDecimal value = BigDecimal.valueOf(sum[2], 4);
            Item of = new Item(
                    sum[0],
                    sum[1],
                    value,
                    BigDecimal.valueOf(sum[3], 3),
                    sum[0] == 0 ? BigDecimal.ZERO : convert.apply(move, value));
            items.computeIfAbsent(move.series().key(), none -> new HashMap<>())
                    .merge(move.month(), of, PriceOracle::plus);
            reported.merge(parent(move, currency) + move.month(), sum[0], Long::sum);
            reported.merge(whole(move) + move.month(), sum[0], Long::sum);
        });
        items.values().forEach(months -> months.values().removeIf(item -> item.lines == 0));
        Map<String, Row> rows = new HashMap<>();
        Map<String, String> parents = new HashMap<>();
        items.forEach((series, months) -> {
            SeriesChange move = seriesOf.get(series);
            TreeSet<YearMonth> all = new TreeSet<>(months.keySet());
            months.keySet().forEach(month -> all.add(month.plusYears(1)));
            for (YearMonth month : all) {
                String key = month.atDay(1) + " " + part(move, currency);
                parents.put(key, parent(move, currency));
                add(
                        rows.computeIfAbsent(key, none -> new Row()),
                        months.get(month),
                        months.get(month.minusYears(1)),
                        !currency.isEmpty());
            }
        });
        List<String> printed = new ArrayList<>();
        rows.forEach((key, row) -> {
            YearMonth month = YearMonth.parse(key.substring(0, 7));
            String parent = parents.get(key);
            boolean isReported = reported.getOrDefault(parent + month, 0L) != 0;
            boolean hasBase = reported.getOrDefault(parent + month.minusYears(1), 0L) != 0;
            if (isReported
                    && row.lines > 0
                    && !month.atEndOfMonth().isAfter(knownOn.isBefore(today) ? knownOn : today)) {
                printed.add(key + print(row, hasBase));
            }
        });
        return printed;
    }

    private static Item plus(Item one, Item other) {
        return new Item(
                one.lines + other.lines,
                one.withoutWeight + other.withoutWeight,
                one.value.add(other.value),
                one.kilograms.add(other.kilograms),
                one.converted == null || other.converted == null ? null : one.converted.add(other.converted));
    }

    private void add(Row row, @Nullable Item now, @Nullable Item base, boolean isInCurrency) {
        count(row, now);
        count(row, base);
        if (now != null && now.converted != null) {
            row.now = row.now.add(now.converted);
        }
        if (base != null && base.converted != null) {
            row.base = row.base.add(base.converted);
        }
        if (now == null || base == null || now.converted == null || base.converted == null) {
            return;
        }
        BigDecimal atBaseRates = isInCurrency && now.value.signum() > 0 && base.value.signum() > 0
                ? money(now.value.multiply(base.converted), base.value)
                : now.converted;
        row.exchangeRate = row.exchangeRate.add(now.converted.subtract(atBaseRates));
        if (!now.hasUnitValue() || !base.hasUnitValue()) {
            return;
        }
        row.weighed++;
        BigDecimal price = now.value.multiply(base.kilograms);
        BigDecimal basePrice = base.value.multiply(now.kilograms);
        if (price.compareTo(basePrice.multiply(greatestChange)) > 0
                || basePrice.compareTo(price.multiply(greatestChange)) > 0) {
            return;
        }
        row.indexed++;
        row.indexedNow = row.indexedNow.add(now.converted);
        row.indexedBase = row.indexedBase.add(base.converted);
        row.kilograms = row.kilograms.add(now.kilograms);
        row.baseKilograms = row.baseKilograms.add(base.kilograms);
        row.indexedAtBaseRates = row.indexedAtBaseRates.add(atBaseRates);
        row.newQuantitiesAtBasePrices =
                row.newQuantitiesAtBasePrices.add(money(base.converted.multiply(now.kilograms), base.kilograms));
        row.baseQuantitiesAtNewPrices =
                row.baseQuantitiesAtNewPrices.add(money(now.converted.multiply(base.kilograms), now.kilograms));
    }

    private static void count(Row row, @Nullable Item item) {
        if (item != null) {
            row.lines += item.lines;
            row.withoutWeight += item.withoutWeight;
            row.isConverted &= item.converted != null;
        }
    }

    private static String print(Row row, boolean hasBase) {
        BigDecimal now = row.isConverted ? row.now : null;
        BigDecimal base = row.isConverted && hasBase ? row.base : null;
        boolean isIndexed = base != null && row.indexed > 0;
        BigDecimal laspeyres = isIndexed ? link(row.baseQuantitiesAtNewPrices, row.indexedBase) : null;
        BigDecimal paasche = isIndexed ? link(row.indexedNow, row.newQuantitiesAtBasePrices) : null;
        BigDecimal volumeLaspeyres = isIndexed ? link(row.newQuantitiesAtBasePrices, row.indexedBase) : null;
        BigDecimal volumePaasche = isIndexed ? link(row.indexedNow, row.baseQuantitiesAtNewPrices) : null;
        BigDecimal grown = isIndexed ? money(row.indexedBase.multiply(row.kilograms), row.baseKilograms) : null;
        BigDecimal rest = base == null ? null : base.subtract(row.indexedBase);
        BigDecimal constant = now == null ? null : now.subtract(row.exchangeRate);
        List<@Nullable BigDecimal> levels = new ArrayList<>();
        levels.add(base);
        levels.add(plus(rest, grown));
        levels.add(isIndexed ? plus(rest, row.newQuantitiesAtBasePrices) : null);
        levels.add(isIndexed ? plus(rest, row.indexedAtBaseRates) : null);
        levels.add(plus(rest, row.indexedAtBaseRates));
        levels.add(constant);
        levels.add(now);
        return text(round(now))
                + text(round(base))
                + text(percent(laspeyres))
                + text(percent(paasche))
                + text(percent(fisher(laspeyres, paasche)))
                + text(percent(volumeLaspeyres))
                + text(percent(volumePaasche))
                + text(percent(fisher(volumeLaspeyres, volumePaasche)))
                + text(share(row.indexedNow, now))
                + text(share(row.indexedBase, base))
                + effects(levels, PriceOracle::round)
                + "|" + row.weighed + "|" + row.indexed
                + effects(levels, level -> grown(level, base))
                + text(grown(now, base)) + "|"
                + reason(row, hasBase);
    }

    private static String reason(Row row, boolean hasBase) {
        if (!row.isConverted) {
            return "rate";
        }
        if (!hasBase) {
            return "base not reported";
        }
        if (row.indexed > 0) {
            return "null";
        }
        return row.weighed > 0
                ? "unit values changed too much"
                : row.withoutWeight > 0 ? "weights missing" : "no item in both months";
    }

    private static @Nullable BigDecimal plus(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? null : one.add(other);
    }

    /** Price, volume, mix, exchange rate and the rest: differences between the levels that lead from the base to the month. */
    private static String effects(
            List<@Nullable BigDecimal> levels, Function<@Nullable BigDecimal, @Nullable BigDecimal> in) {
        StringBuilder effects = new StringBuilder();
        for (int to : new int[] {3, 1, 2, 6, 5}) {
            BigDecimal from = in.apply(levels.get(to - 1));
            BigDecimal until = in.apply(levels.get(to));
            effects.append(text(from == null || until == null ? null : until.subtract(from)));
        }
        return effects.toString();
    }

    private static @Nullable BigDecimal grown(@Nullable BigDecimal level, @Nullable BigDecimal base) {
        return level == null || base == null || base.signum() == 0
                ? null
                : round(level.subtract(base).multiply(HUNDRED).divide(base, MANY_DIGITS));
    }

    private static @Nullable BigDecimal round(@Nullable BigDecimal number) {
        return number == null ? null : number.setScale(4, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal link) {
        return link == null ? null : round(link.multiply(HUNDRED));
    }

    private static @Nullable BigDecimal share(BigDecimal part, @Nullable BigDecimal whole) {
        return whole == null || whole.signum() == 0
                ? null
                : round(part.multiply(HUNDRED).divide(whole, MANY_DIGITS));
    }

    private static BigDecimal link(BigDecimal over, BigDecimal under) {
        return over.divide(under, LINK_DECIMALS, RoundingMode.HALF_UP);
    }

    /** The integer square root of the product, which has 40 decimals, so that nothing is rounded but once at the end. */
    private static @Nullable BigDecimal fisher(@Nullable BigDecimal laspeyres, @Nullable BigDecimal paasche) {
        if (laspeyres == null || paasche == null) {
            return null;
        }
        BigInteger scaled = laspeyres.multiply(paasche).movePointRight(120).toBigIntegerExact();
        return new BigDecimal(scaled.sqrt(), 60).setScale(LINK_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal money(BigDecimal over, BigDecimal under) {
        return over.divide(under, 4, RoundingMode.HALF_UP);
    }

    private static String text(@Nullable BigDecimal number) {
        return "|"
                + (number == null
                        ? "null"
                        : number.signum() == 0
                                ? "0"
                                : number.stripTrailingZeros().toPlainString());
    }

    private static String part(SeriesChange move, String currency) {
        String cell = currency.isEmpty()
                ? move.cell()
                : move.cell().substring(0, move.cell().lastIndexOf(' ') + 1) + currency;
        return String.join(" ", cell, move.series().partner(), move.series().mode());
    }

    private static String whole(SeriesChange move) {
        return move.parent().substring(0, move.parent().lastIndexOf(' ') + 1);
    }

    private static String parent(SeriesChange move, String currency) {
        return currency.isEmpty() ? move.parent() : whole(move);
    }
}
