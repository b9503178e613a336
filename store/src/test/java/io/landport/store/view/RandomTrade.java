package io.landport.store.view;

import static io.landport.store.write.MonthsOfBatches.withMonths;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Database;
import io.landport.store.StoreSamples;
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Daily totals and changes of random trade, written as the consumer does, and plain sums of them to compare views with. */
final class RandomTrade {
    static final LocalDate FIRST = LocalDate.of(2024, 11, 20);
    static final LocalDate LAST = LocalDate.of(2026, 3, 10);

    /**
     * Crossings of corridors: whole months and cut ones, from and up to days within a month, one month cut twice, a break of a
     * few days, and one crossing in two corridors of which the second is a part of the first.
     */
    static final List<Member> CORRIDORS = List.of(
            member("china-mongolia-russia", "suifenhe-grodekovo-rail", day("2025-01-01"), null),
            member("china-mongolia-russia", "manzhouli-zabaikalsk-rail", day("2025-03-17"), null),
            member("longjiang-belt", "suifenhe-grodekovo-rail", day("2014-01-01"), day("2025-06-30")),
            member("longjiang-belt", "suifenhe-grodekovo-rail", day("2025-07-05"), day("2025-07-20")),
            member("longjiang-belt", "suifenhe-grodekovo-rail", day("2025-07-22"), day("2025-09-14")),
            member("longjiang-belt", "dongning-poltavka", day("2025-02-01"), day("2025-02-27")),
            member("longjiang-belt", "gacc:1924", day("2025-12-31"), null),
            member("primorye-1", "heihe-kani-kurgan", day("2024-12-02"), day("2026-02-28")));

    /** Regions of zones, some without a first day. */
    static final List<Member> ZONES = List.of(
            member("suifenhe-dongning", "23129", null, null),
            member("suifenhe-dongning", "2312", day("2025-05-14"), null),
            member("e-commerce-harbin", "23019", null, day("2025-08-08")),
            member("e-commerce-harbin", "23129", day("2025-08-08"), day("2025-10-31")));

    /** Several of one reporter, one that the reference data lacks, one dated by month, and what each of them reports. */
    private static final List<Series> ORIGINS = List.of(
            origin("cn-gacc", "CN", "RU", Channel.CUSTOMS, "CNY"),
            origin("cn-gacc", "CN", "KZ", Channel.CUSTOMS, "USD"),
            origin("cn-province", "CN", "RU", Channel.CUSTOMS, "CNY"),
            origin("cn-ceb", "CN", "RU", Channel.E_COMMERCE, "CNY"),
            origin("ru-fcs", "RU", "CN", Channel.CUSTOMS, "RUB"),
            origin("ru-fcs", "RU", "CN", Channel.CUSTOMS, "USD"),
            origin("ru-former", "RU", "CN", Channel.CUSTOMS, "RUB"),
            origin("us-bts", "US", "MX", Channel.CUSTOMS, "USD"));

    private static final List<String> CROSSINGS = List.of(
            "suifenhe-grodekovo-rail",
            "suifenhe-pogranichny-road",
            "manzhouli-zabaikalsk-rail",
            "dongning-poltavka",
            "heihe-kani-kurgan",
            "gacc:1924");

    private static final List<String> SECTORS =
            List.of("energy", "wood", "machinery", "vegetable-products", "unheard-of");

    private static final List<String> REGIONS =
            List.of("23129", "2312", "23019", "23119", "15069", "elsewhere", Series.NOT_SPECIFIED);

    /** {@code bonded} is memorandum here, and the last is in no dimension. */
    private static final List<String> REGIMES =
            List.of("general", "border-residents", "bonded", "e-commerce-retail", "e-commerce-business", "unheard-of");

    private final List<Fact> facts;

    private RandomTrade(List<Fact> facts) {
        this.facts = facts;
    }

    /** A part of a corridor or of a zone, both days included; nothing where it is unbounded. */
    record Member(String whole, String part, Optional<LocalDate> from, Optional<LocalDate> to) {
        boolean holds(String other, LocalDate day) {
            return part.equals(other)
                    && from.map(first -> !day.isBefore(first)).orElse(true)
                    && to.map(last -> !day.isAfter(last)).orElse(true);
        }

        private String values() {
            return "('%s', '%s', %s, %s, 'v')".formatted(whole, part, sql(from), sql(to));
        }

        private static String sql(Optional<LocalDate> day) {
            return day.map(known -> "DATE '" + known + "'").orElse("NULL");
        }
    }

    /**
     * What is counted on a day, or a change of it.
     *
     * @param received the day on which the first part of it became known; the rest did ten days later
     */
    record Fact(LocalDate day, Series series, Sum amounts, LocalDate received) {
        LocalDate month() {
            return day.withDayOfMonth(1);
        }

        private TotalKey key() {
            return new TotalKey(series, day);
        }

        /** Its changes: more than there is, then less. */
        private List<Fact> changes() {
            Sum more = amounts.plus(new Sum(3, 1, 20_000, 5_000));
            return List.of(
                    new Fact(day, series, more, received),
                    new Fact(day, series, new Sum(-3, -1, -20_000, -5_000), received.plusDays(10)));
        }
    }

    /** What facts add up to, in the units of the domain: 1/10,000 of the currency and 1/1,000 kilogram. */
    record Sum(long lines, long withoutWeight, long value, long weight) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(
                    lines + other.lines,
                    withoutWeight + other.withoutWeight,
                    value + other.value,
                    weight + other.weight);
        }

        /** As the store shows it. */
        String cells() {
            return lines + "|" + withoutWeight + "|" + BigDecimal.valueOf(value, 4) + "|"
                    + BigDecimal.valueOf(weight, 3);
        }

        private Amounts amounts() {
            return new Amounts(lines, withoutWeight, Int128.of(value), Int128.of(weight));
        }
    }

    /** So many facts; of a few of them nothing is left. */
    static RandomTrade of(SplittableRandom random, int count) {
        Map<TotalKey, Fact> facts = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Fact fact = fact(random);
            facts.put(fact.key(), fact);
        }
        return new RandomTrade(List.copyOf(facts.values()));
    }

    /** What was known of it at the end of a received day: the changes received up to it. */
    RandomTrade knownOn(LocalDate day) {
        return new RandomTrade(facts.stream()
                .flatMap(fact -> fact.changes().stream())
                .filter(change -> !change.received.isAfter(day))
                .toList());
    }

    /** Writes all of it with its changes, and gives the dimensions what the tests need. */
    void writeTo(Database database) throws Exception {
        Position start = new Position(new PartitionIdentity("totals.daily.v1", 0, "topic-id", "cluster-id", 1), 0);
        Batch batch = new Batch();
        for (Fact fact : facts) {
            List<DailyChange> changes = fact.changes().stream()
                    .map(change -> new DailyChange(change.key(), change.received, change.amounts.amounts()))
                    .toList();
            batch.add(new DailyTotal(fact.key(), fact.amounts.amounts(), changes));
        }
        try (Store store = new Store(database.address(), 1, StoreSamples.REFERENCE)) {
            store.initialize(List.of(start));
            store.write(withMonths(batch), List.of(new OffsetAdvance(start, facts.size())));
        }
        database.execute("UPDATE regime SET treatment = 'memorandum' WHERE id = 'bonded'");
        database.execute(
                "INSERT INTO source SELECT (s).* FROM (SELECT jsonb_populate_record(source,"
                        + " '{\"id\": \"cn-province\", \"name\": \"Provincial customs\"}') AS s FROM source WHERE id = 'cn-gacc') AS more");
        replace(database, "corridor_crossing", CORRIDORS);
        replace(database, "zone_region", ZONES);
    }

    /**
     * Adds up what is left, in a loop.
     *
     * @param keys of each fact the rows that it counts in; none where it counts nowhere
     * @return a row for each key: the key, then its amounts
     */
    List<String> rows(Function<Fact, Stream<String>> keys) {
        List<String> rows = new ArrayList<>();
        sums(keys).forEach((key, sum) -> rows.add(key + "|" + sum.cells()));
        return rows;
    }

    /** The sums by their keys, without those of no lines. */
    Map<String, Sum> sums(Function<Fact, Stream<String>> keys) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Fact fact : facts) {
            keys.apply(fact).forEach(key -> sums.merge(key, fact.amounts, Sum::plus));
        }
        sums.values().removeIf(sum -> sum.lines == 0);
        return sums;
    }

    private static void replace(Database database, String table, List<Member> members) throws Exception {
        database.execute("DELETE FROM " + table);
        database.execute("INSERT INTO " + table + " VALUES "
                + String.join(", ", members.stream().map(Member::values).toList()));
    }

    private static Fact fact(SplittableRandom random) {
        Series origin = one(random, ORIGINS);
        Series series = new Series(
                origin.source(),
                origin.reporter(),
                origin.partner(),
                one(random, REGIONS),
                one(random, CROSSINGS),
                one(random, SECTORS),
                random.nextBoolean() ? Flow.IMPORT : Flow.EXPORT,
                origin.channel(),
                one(random, REGIMES),
                random.nextBoolean() ? "road" : Series.NOT_SPECIFIED,
                origin.currency());
        long lines = random.nextInt(6) == 0 ? 0 : random.nextLong(1, 10);
        Sum sum = lines == 0
                ? Sum.NOTHING
                : new Sum(
                        lines,
                        random.nextLong(lines + 1),
                        random.nextLong(1_000_000_000_000L),
                        random.nextLong(1_000_000_000L));
        LocalDate day = FIRST.plusDays(random.nextLong(LAST.toEpochDay() - FIRST.toEpochDay() + 1));
        return new Fact(day, series, sum, day.plusDays(random.nextLong(60)));
    }

    private static <T> T one(SplittableRandom random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Series origin(String source, String reporter, String partner, Channel channel, String currency) {
        return new Series(source, reporter, partner, "", "", "", Flow.IMPORT, channel, "", "", currency);
    }

    private static Member member(String whole, String part, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new Member(whole, part, Optional.ofNullable(from), Optional.ofNullable(to));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
