package io.landport.store.view;

import io.landport.domain.total.Series;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What became known of months and years, in plain loops over all changes of documents. */
final class VintagesOracle {
    private final List<SeriesChange> moves;

    /** @param moves which may still be added to */
    VintagesOracle(List<SeriesChange> moves) {
        this.moves = moves;
    }

    /** What became known of a day of a series on one day; amounts as in the domain. Never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record SeriesChange(Series series, LocalDate day, LocalDate received, long[] amounts) {
        YearMonth month() {
            return YearMonth.from(day);
        }

        String cell() {
            return String.join(
                    " ",
                    series.crossing(),
                    series.sector(),
                    series.flow().code(),
                    series.source(),
                    series.reporter(),
                    series.currency());
        }

        /** What years are compared by. */
        String part() {
            return String.join(" ", cell(), series.partner(), series.mode());
        }

        String parent() {
            return String.join(
                    " ", series.source(), series.reporter(), series.flow().code(), series.currency());
        }
    }

    /**
     * The rows of the views of years on year.
     *
     * @param cutoff the last day on which what counts of a month was received
     * @param today months that end later are left out
     */
    List<String> years(Function<YearMonth, LocalDate> cutoff, LocalDate today) {
        Predicate<SeriesChange> isKnown = move -> !move.received.isAfter(cutoff.apply(move.month()));
        Map<String, long[]> totals = sums(moves, isKnown, move -> move.month() + " " + move.parent());
        Map<String, long[]> cells = sums(moves, isKnown, move -> move.month() + " " + move.part());
        Map<String, long[]> weighed = new HashMap<>();
        Map<String, SeriesChange> bySeries = new HashMap<>();
        moves.forEach(move -> bySeries.put(move.month() + " " + move.series.key(), move));
        sums(moves, isKnown, move -> move.month() + " " + move.series.key()).forEach((key, sum) -> {
            SeriesChange like = bySeries.get(key);
            if (sum[1] == 0) {
                add(weighed.computeIfAbsent(like.month() + " " + like.part(), none -> new long[4]), sum);
            }
        });
        TreeSet<String> names = new TreeSet<>();
        Map<String, String> parents = new HashMap<>();
        moves.forEach(move -> {
            names.add(move.part());
            parents.put(move.part(), move.parent());
        });
        List<String> rows = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2023, 1);
                month.isBefore(YearMonth.of(2026, 1));
                month = month.plusMonths(1)) {
            if (month.atEndOfMonth().isAfter(today)) {
                break;
            }
            YearMonth before = month.minusYears(1);
            for (String cell : names) {
                long[] now = of(cells, month, cell);
                long[] base = of(cells, before, cell);
                long[] total = of(totals, month, parents.get(cell));
                long[] baseTotal = of(totals, before, parents.get(cell));
                if (total[0] != 0 && (now[0] != 0 || base[0] != 0)) {
                    rows.add(month + "-01 " + cell
                            + row(now, of(weighed, month, cell), base, of(weighed, before, cell), total, baseTotal));
                }
            }
        }
        return rows;
    }

    private static String row(
            long[] now, long[] weighed, long[] base, long[] baseWeighed, long[] total, long[] baseTotal) {
        boolean hasBase = baseTotal[0] != 0;
        String baseAmounts =
                hasBase ? amounts(base) + money(baseWeighed[2]) + weight(baseWeighed[3]) : "|null".repeat(6);
        BigDecimal unit = ratio(weighed[2], weighed[3]);
        BigDecimal baseUnit = hasBase ? ratio(baseWeighed[2], baseWeighed[3]) : null;
        return amounts(now)
                + money(weighed[2])
                + weight(weighed[3])
                + baseAmounts
                + money(total[2])
                + (hasBase ? money(baseTotal[2]) : "|null")
                + rounded(unit, -1, 6)
                + rounded(baseUnit, -1, 6)
                + rounded(hasBase ? ratio(now[2] - base[2], base[2]) : null, 2, 4)
                + rounded(hasBase ? ratio(now[3] - base[3], base[3]) : null, 2, 4)
                + rounded(
                        unit == null || baseUnit == null || baseUnit.signum() == 0
                                ? null
                                : unit.divide(baseUnit, MathContext.DECIMAL128).subtract(BigDecimal.ONE),
                        2,
                        4)
                + rounded(hasBase ? ratio(now[2] - base[2], baseTotal[2]) : null, 2, 4);
    }

    private static BigDecimal ratio(long over, long under) {
        return under == 0 ? null : BigDecimal.valueOf(over).divide(BigDecimal.valueOf(under), MathContext.DECIMAL128);
    }

    /** A quotient with its point moved, as the store rounds it. */
    private static String rounded(BigDecimal quotient, int shift, int decimals) {
        return quotient == null
                ? "|null"
                : "|" + plain(quotient.movePointRight(shift).setScale(decimals, RoundingMode.HALF_UP));
    }

    private static long[] of(Map<String, long[]> sums, YearMonth month, String key) {
        return sums.getOrDefault(month + " " + key, new long[4]);
    }

    /** Of each source and month the last day of the month, or the first on which anything was received, if that is later. */
    Map<String, LocalDate> firstKnown() {
        Map<String, long[]> days = sums(
                moves,
                move -> true,
                move -> move.series.source() + move.month() + "|" + move.received + "|" + move.day + "|"
                        + move.series.key());
        Map<String, LocalDate> first = new HashMap<>();
        days.forEach((key, sum) -> {
            String[] parts = key.split("\\|", -1);
            LocalDate end =
                    YearMonth.parse(parts[0].substring(parts[0].length() - 7)).atEndOfMonth();
            LocalDate received = LocalDate.parse(parts[1]);
            if (!isZero(sum)) {
                first.merge(parts[0], received.isAfter(end) ? received : end, (a, b) -> a.isBefore(b) ? a : b);
            } else {
                first.putIfAbsent(parts[0], LocalDate.MAX);
            }
        });
        return first;
    }

    static Map<String, long[]> sums(
            Collection<SeriesChange> moves, Predicate<SeriesChange> counts, Function<SeriesChange, String> key) {
        Map<String, long[]> sums = new TreeMap<>();
        for (SeriesChange move : moves) {
            if (counts.test(move)) {
                add(sums.computeIfAbsent(key.apply(move), none -> new long[4]), move.amounts);
            }
        }
        return sums;
    }

    static void add(long[] sum, long[] amounts) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += amounts[i];
        }
    }

    static boolean isZero(long[] amounts) {
        return amounts[0] == 0 && amounts[1] == 0 && amounts[2] == 0 && amounts[3] == 0;
    }

    static String amounts(long[] sum) {
        return "|" + sum[0] + "|" + sum[1] + money(sum[2]) + weight(sum[3]);
    }

    private static String money(long value) {
        return "|" + plain(BigDecimal.valueOf(value, 4));
    }

    private static String weight(long value) {
        return "|" + plain(BigDecimal.valueOf(value, 3));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
