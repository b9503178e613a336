package io.landport.store.view;

import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Totals in a reporting currency by the rules as the document says them: rates are looked up in a list, totals added up in a plain loop. */
final class ConversionOracle {
    private final List<PublishedRate> rates;

    ConversionOracle(List<PublishedRate> rates) {
        this.rates = rates;
    }

    /**
     * The rows of all totals in all currencies.
     *
     * @param period the first day of the period that a day belongs to
     */
    List<String> rows(List<DailyTotal> totals, List<String> targets, UnaryOperator<LocalDate> period) {
        Map<String, ConvertedAmount> sums = new TreeMap<>();
        for (DailyTotal total : totals) {
            if (total.amounts().lines() == 0) {
                continue;
            }
            Series series = total.key().series();
            LocalDate day = total.key().day();
            for (String target : targets) {
                Optional<BigDecimal> rate = rate(series.source(), series.currency(), target, day);
                String key = String.join("|", series.source(), series.sector(), series.currency(), target);
                sums.merge(period.apply(day) + "|" + key, ConvertedAmount.of(total, rate), ConvertedAmount::plus);
            }
        }
        return rows(sums);
    }

    record PublishedRate(
            String authority, String currency, LocalDate day, BigDecimal rate, int units, boolean isDirect) {
        boolean is(String who, String what) {
            return authority.equals(who) && currency.equals(what);
        }

        String row() {
            boolean isMonth = authority.equals("gacc");
            return String.join(
                    ",",
                    authority,
                    currency,
                    Map.of("ecb", "EUR", "cbr", "RUB", "gacc", "CNY").get(authority),
                    isMonth ? "month" : "day",
                    isMonth ? day.toString().substring(0, 7) : day.toString(),
                    rate.toPlainString(),
                    Integer.toString(units),
                    isDirect ? "direct" : "indirect");
        }
    }

    /** What one unit is worth by the rules as the document says them, looked up in a list. */
    private Optional<BigDecimal> rate(String source, String original, String target, LocalDate day) {
        if (original.equals(target)) {
            return Optional.of(BigDecimal.ONE);
        }
        Optional<Worth> from = worth(source, original, day);
        Optional<Worth> to = worth(source, target, day);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(from.get()
                .base
                .multiply(to.get().units)
                .divide(from.get().units.multiply(to.get().base), 24, RoundingMode.HALF_UP));
    }

    /** So many units of a currency are worth so many of the authority's base currency. */
    private record Worth(BigDecimal units, BigDecimal base) {}

    private Optional<Worth> worth(String source, String currency, LocalDate day) {
        return switch (source) {
            case "cn-gacc", "cn-ceb" ->
                worthOf(
                        rates.stream()
                                .filter(rate -> rate.is("gacc", currency) && rate.day.equals(day.withDayOfMonth(1)))
                                .toList(),
                        "CNY",
                        currency,
                        1);
            case "ru-fcs" -> {
                for (LocalDate earlier = day; !earlier.isBefore(day.minusDays(14)); earlier = earlier.minusDays(1)) {
                    LocalDate on = earlier;
                    if (rates.stream().anyMatch(rate -> rate.authority.equals("cbr") && rate.day.equals(on))) {
                        yield worthOf(
                                rates.stream()
                                        .filter(rate -> rate.is("cbr", currency) && rate.day.equals(on))
                                        .toList(),
                                "RUB",
                                currency,
                                1);
                    }
                }
                yield Optional.empty();
            }
            default -> {
                TreeSet<LocalDate> days = new TreeSet<>();
                rates.stream()
                        .filter(rate -> rate.authority.equals("ecb") && rate.day.getMonth() == day.getMonth())
                        .forEach(rate -> days.add(rate.day));
                LocalDate end = day.withDayOfMonth(day.lengthOfMonth());
                LocalDate covered = day.withDayOfMonth(1).minusDays(1);
                for (LocalDate published : days) {
                    if (published.isAfter(covered.plusDays(8))) {
                        yield Optional.empty();
                    }
                    covered = published;
                }
                if (covered.isBefore(end.minusDays(7))) {
                    yield Optional.empty();
                }
                yield worthOf(
                        rates.stream()
                                .filter(rate -> rate.is("ecb", currency) && days.contains(rate.day))
                                .toList(),
                        "EUR",
                        currency,
                        days.size());
            }
        };
    }

    private static Optional<Worth> worthOf(List<PublishedRate> found, String base, String currency, int needed) {
        if (currency.equals(base)) {
            return Optional.of(new Worth(BigDecimal.ONE, BigDecimal.ONE));
        }
        if (found.size() != needed) {
            return Optional.empty();
        }
        BigDecimal sum = found.stream()
                .map(rate -> rate.rate.divide(BigDecimal.valueOf(rate.units)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal count = BigDecimal.valueOf(needed);
        return Optional.of(found.get(0).isDirect ? new Worth(count, sum) : new Worth(sum, count));
    }

    /** Lines, those not converted, and values of both currencies. */
    private record ConvertedAmount(long lines, long notConverted, BigDecimal value, BigDecimal original) {
        static ConvertedAmount of(DailyTotal total, Optional<BigDecimal> rate) {
            BigDecimal original = new BigDecimal(total.amounts().value().toBigInteger(), 4);
            long lines = total.amounts().lines();
            return new ConvertedAmount(
                    lines,
                    rate.isEmpty() ? lines : 0,
                    rate.orElse(BigDecimal.ZERO).multiply(original),
                    original);
        }

        ConvertedAmount plus(ConvertedAmount other) {
            return new ConvertedAmount(
                    lines + other.lines,
                    notConverted + other.notConverted,
                    value.add(other.value),
                    original.add(other.original));
        }
    }

    private static List<String> rows(Map<String, ConvertedAmount> sums) {
        List<String> rows = new ArrayList<>();
        sums.forEach((key, sum) -> rows.add(String.join(
                "|",
                key,
                Long.toString(sum.lines),
                Long.toString(sum.notConverted),
                sum.notConverted > 0
                        ? "null"
                        : sum.value.setScale(10, RoundingMode.HALF_UP).toPlainString(),
                sum.original.setScale(4).toPlainString(),
                sum.notConverted > 0 ? "f" : "t")));
        return rows.stream().sorted().toList();
    }
}
