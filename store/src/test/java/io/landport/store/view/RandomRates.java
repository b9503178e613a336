package io.landport.store.view;

import io.landport.store.Database;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Exchange rates of random size, some of which are missing, and what they make of a unit, looked up in plain maps. */
final class RandomRates {
    private static final int DECIMALS = 24;
    private static final String DOLLAR = "USD";

    /** By authority, the day or the month's first day, and currency: for 10 units of it. */
    private final Map<String, NavigableMap<LocalDate, Map<String, BigDecimal>>> rates =
            Map.of("gacc", new TreeMap<>(), "cbr", new TreeMap<>());

    /** China's of the month, Russia's of every third day; of the dollar some are missing. */
    RandomRates(SplittableRandom random, LocalDate from, LocalDate to) {
        for (LocalDate month = from.withDayOfMonth(1); month.isBefore(to); month = month.plusMonths(1)) {
            Map<String, BigDecimal> ofMonth = new TreeMap<>(Map.of("RUB", rate(random)));
            if (random.nextInt(3) > 0) {
                ofMonth.put(DOLLAR, rate(random));
            }
            rates.getOrDefault("gacc", new TreeMap<>()).put(month, ofMonth);
        }
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(3)) {
            Map<String, BigDecimal> ofDay = new TreeMap<>(Map.of("CNY", rate(random)));
            if (random.nextInt(4) > 0) {
                ofDay.put(DOLLAR, rate(random));
            }
            rates.getOrDefault("cbr", new TreeMap<>()).put(day, ofDay);
        }
    }

    void writeTo(Database database) throws Exception {
        List<String> rows = new ArrayList<>();
        for (String authority : rates.keySet()) {
            of(authority)
                    .forEach((day, ofDay) -> ofDay.forEach(
                            (currency, rate) -> rows.add("('%s', '%s', '%s', '%s', '%s', 'direct', %s, 10, 'f', now())"
                                    .formatted(
                                            authority,
                                            authority.equals("gacc") ? "month" : "day",
                                            day,
                                            currency,
                                            base(authority),
                                            rate))));
        }
        database.execute("INSERT INTO exchange_rate VALUES " + String.join(", ", rows));
    }

    /** What one unit is worth on a day, for the source of a reporter. */
    Optional<BigDecimal> rate(String reporter, String original, String target, LocalDate day) {
        if (original.equals(target)) {
            return Optional.of(BigDecimal.ONE);
        }
        String authority = authority(reporter);
        if (!rates.containsKey(authority)) {
            return Optional.empty();
        }
        Map<String, BigDecimal> published = of(authority)
                .floorEntry(authority.equals("gacc") ? day.withDayOfMonth(1) : day)
                .getValue();
        Optional<BigDecimal> worth = worth(published, original, base(authority));
        Optional<BigDecimal> worthOfTarget = worth(published, target, base(authority));
        return worth.flatMap(one -> worthOfTarget.map(other -> one.divide(other, DECIMALS, RoundingMode.HALF_UP)));
    }

    /** Why there is no rate. */
    String reason(String reporter) {
        String authority = authority(reporter);
        return rates.containsKey(authority)
                ? authority + ": no rate of " + DOLLAR
                : authority + ": no rates within 7 days";
    }

    /** Of 10 units in the base currency. */
    private static Optional<BigDecimal> worth(Map<String, BigDecimal> published, String currency, String base) {
        return currency.equals(base) ? Optional.of(BigDecimal.TEN) : Optional.ofNullable(published.get(currency));
    }

    private NavigableMap<LocalDate, Map<String, BigDecimal>> of(String authority) {
        return rates.getOrDefault(authority, new TreeMap<>());
    }

    private static String authority(String reporter) {
        return Map.of("CN", "gacc", "RU", "cbr").getOrDefault(reporter, "ecb");
    }

    private static String base(String authority) {
        return authority.equals("gacc") ? "CNY" : "RUB";
    }

    private static BigDecimal rate(SplittableRandom random) {
        return BigDecimal.valueOf(1 + random.nextInt(10_000_000), 4);
    }
}
