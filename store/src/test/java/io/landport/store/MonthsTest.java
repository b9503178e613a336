package io.landport.store;

import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.StoreSamples.amounts;
import static io.landport.store.StoreSamples.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.TotalKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Months are the sums of their days, and reported totals those of months, whatever is written in which order and how often. */
@Tag("server")
class MonthsTest {
    private static final LocalDate JANUARY = LocalDate.of(2021, 1, 1);
    private static final int MEMBERS = 3;
    private static final int ROUNDS = 10;
    private static final int SERIES = 300;

    /** Rows that days and months have apart: none where each month is the sum of its days. */
    private static final String APART = """
            WITH days AS (
              SELECT date_trunc('month', day::timestamp)::date AS month, crossing, sector, flow, source, reporter, partner, region,
                     channel, regime, mode, currency%1$s, sum(lines) AS lines, sum(lines_without_weight) AS without,
                     sum(value) AS value, sum(net_weight_kg) AS weight
              FROM daily_%2$s
              GROUP BY month, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency%1$s
            ), months AS (SELECT * FROM monthly_%2$s)
            (SELECT * FROM days WHERE (lines, without, value, weight) <> (0, 0, 0, 0) EXCEPT SELECT * FROM months)
            UNION ALL
            (SELECT * FROM months WHERE (lines, lines_without_weight, value, net_weight_kg) <> (0, 0, 0, 0)
             EXCEPT SELECT * FROM days)
            """;

    /** The same of reported totals and days. */
    private static final String REPORTED_APART = """
            WITH days AS (
              SELECT date_trunc('month', day::timestamp)::date AS month, source, reporter, flow, regime, currency,
                     sum(lines) AS lines, sum(lines_without_weight) AS without, sum(value) AS value, sum(net_weight_kg) AS weight
              FROM daily_total
              GROUP BY 1, source, reporter, flow, regime, currency
            )
            (SELECT * FROM days WHERE (lines, without, value, weight) <> (0, 0, 0, 0) EXCEPT SELECT * FROM reported_total)
            UNION ALL
            (SELECT * FROM reported_total WHERE (lines, lines_without_weight, value, net_weight_kg) <> (0, 0, 0, 0)
             EXCEPT SELECT * FROM days)
            """;

    @Test
    void shouldAddDaysUpToTheirMonth() throws Exception {
        // Given
        Database database = Database.migrated();
        try (Writer writer = new Writer(database, 0)) {
            writer.write(
                    total("energy", JANUARY.plusDays(3), amounts(2, 20_000, 500)),
                    total("energy", JANUARY.plusDays(30), amounts(1, 5_000, 250)),
                    total("energy", JANUARY.plusDays(31), amounts(4, 40_000, 0)),
                    change("energy", JANUARY.plusDays(3), JANUARY.plusDays(40), amounts(2, 20_000, 500)),
                    change("energy", JANUARY.plusDays(30), JANUARY.plusDays(40), amounts(1, 5_000, 250)));

            // When
            writer.write(
                    total("energy", JANUARY.plusDays(30), amounts(0, 0, 0)),
                    change("energy", JANUARY.plusDays(30), JANUARY.plusDays(41), amounts(-1, -5_000, -250)));
        }

        // Then
        assertThat(database.rows("SELECT month, sector, lines, value, net_weight_kg FROM monthly_total ORDER BY month"))
                .containsExactly("2021-01-01|energy|2|2.0000|0.500", "2021-02-01|energy|4|4.0000|0.000");
        assertThat(database.rows("SELECT month, received_day, lines, value, net_weight_kg FROM monthly_change"
                        + " ORDER BY received_day"))
                .containsExactly("2021-01-01|2021-02-10|3|2.5000|0.750", "2021-01-01|2021-02-11|-1|-0.5000|-0.250");
    }

    @Test
    void shouldEqualTheSumOfDaysAfterAnySequenceOfBatches() throws Exception {
        SplittableRandom random = Seed.random("MonthsTest");
        Database database = Database.migrated();
        List<Object[]> earlier = new ArrayList<>();
        try (Writer writer = new Writer(database, 0)) {
            for (int round = 0; round < 40; round++) {
                // Given
                Object[] batch = random.nextInt(4) == 0 && !earlier.isEmpty()
                        ? earlier.get(random.nextInt(earlier.size()))
                        : batch(random);
                earlier.add(batch);

                // When
                writer.write(batch);

                // Then
                assertThat(database.rows(APART.formatted("", "total")))
                        .as("totals in round %d", round)
                        .isEmpty();
                assertThat(database.rows(REPORTED_APART))
                        .as("reported totals in round %d", round)
                        .isEmpty();
                assertThat(database.rows(APART.formatted(", received_day", "change")))
                        .as("changes in round %d", round)
                        .isEmpty();
            }
        }
        assertThat(database.rows(
                        "SELECT count(*) > 20 FROM monthly_total UNION ALL SELECT count(*) > 40 FROM monthly_change"
                                + " UNION ALL SELECT count(*) > 3 FROM reported_total WHERE lines > 0"))
                .containsExactly("t", "t", "t");
    }

    /** As streams publishes them: each total with all of its changes, first one and then more. */
    @Test
    void shouldEqualTheSumOfDaysWhileTotalsGetFurtherChanges() throws Exception {
        SplittableRandom random = Seed.random("MonthsTest.shouldEqualTheSumOfDaysWhileTotalsGetFurtherChanges");
        Database database = Database.migrated();
        Map<TotalKey, Map<LocalDate, Amounts>> known = new HashMap<>();
        try (Writer writer = new Writer(database, 0)) {
            for (int round = 0; round < 40; round++) {
                // Given
                Map<TotalKey, DailyTotal> batch = new HashMap<>();
                for (int i = 0; i < 1 + random.nextInt(20); i++) {
                    TotalKey key = on("sector-" + random.nextInt(2), JANUARY.plusDays(random.nextInt(40)));
                    Map<LocalDate, Amounts> changes = known.computeIfAbsent(key, none -> new TreeMap<>());
                    changes.merge(
                            JANUARY.plusDays(60 + random.nextInt(3)),
                            amounts(random.nextInt(3), random.nextInt(1_000), random.nextInt(1_000)),
                            Amounts::plus);
                    batch.put(key, published(key, changes));
                }

                // When
                writer.write(batch.values().toArray());

                // Then
                assertThat(database.rows(APART.formatted("", "total")))
                        .as("totals in round %d", round)
                        .isEmpty();
                assertThat(database.rows(APART.formatted(", received_day", "change")))
                        .as("changes in round %d", round)
                        .isEmpty();
                assertThat(database.rows("SELECT count(*) FROM daily_change"))
                        .as("changes in round %d", round)
                        .containsExactly(Long.toString(
                                known.values().stream().mapToLong(Map::size).sum()));
            }
        }
        assertThat(database.rows("SELECT count(*) > 10, count(DISTINCT (series, day)) > 10 FROM daily_change_fact"))
                .containsExactly("t|t");
    }

    private static DailyTotal published(TotalKey key, Map<LocalDate, Amounts> changes) {
        List<DailyChange> all = changes.entrySet().stream()
                .map(change -> new DailyChange(key, change.getKey(), change.getValue()))
                .toList();
        return new DailyTotal(key, changes.values().stream().reduce(Amounts.ZERO, Amounts::plus), all);
    }

    @Test
    void shouldHoldWhereSeveralMembersWriteDaysOfOneMonth() throws Exception {
        // Given
        Database database = Database.migrated();
        ExecutorService pool = Executors.newFixedThreadPool(MEMBERS);
        List<Future<?>> running = new ArrayList<>();

        // When
        for (int member = 0; member < MEMBERS; member++) {
            int own = member;
            running.add(pool.submit(() -> {
                writeOwnDays(database, own);
                return own;
            }));
        }
        pool.shutdown();
        for (Future<?> each : running) {
            each.get();
        }

        // Then
        assertThat(database.rows("SELECT count(*), sum(lines), sum(value) FROM monthly_total"))
                .containsExactly("300|9000|9000.0000");
        assertThat(database.rows("SELECT count(*), sum(lines), sum(value) FROM reported_total"))
                .containsExactly("1|9000|9000.0000");
    }

    /** Each member has days of its own in the months of all, and takes the series in an order of its own. */
    private static void writeOwnDays(Database database, int member) throws Exception {
        Random order = new Random(member);
        try (Writer writer = new Writer(database, member)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Object> records = new ArrayList<>();
                LocalDate day = JANUARY.plusDays(round * MEMBERS + member);
                for (int series = 0; series < SERIES; series++) {
                    records.add(total("sector-" + series, day, amounts(1, 10_000, 0)));
                }
                Collections.shuffle(records, order);
                writer.write(records.toArray());
            }
        }
    }

    private static Object[] batch(SplittableRandom random) {
        List<Object> records = new ArrayList<>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            String sector = "sector-" + random.nextInt(3);
            LocalDate day = LocalDate.of(2014 + random.nextInt(3), 11 + random.nextInt(2), 1)
                    .plusDays(random.nextInt(62));
            if (random.nextBoolean()) {
                records.add(
                        total(sector, day, amounts(random.nextInt(3), random.nextInt(1_000), random.nextInt(1_000))));
            } else {
                records.add(change(
                        sector,
                        day,
                        day.plusDays(random.nextInt(3)),
                        amounts(random.nextInt(5) - 2, random.nextInt(1_000) - 500, random.nextInt(1_000) - 500)));
            }
        }
        return records.toArray();
    }

    private static DailyTotal total(String sector, LocalDate day, Amounts amounts) {
        return new DailyTotal(on(sector, day), amounts);
    }

    private static DailyChange change(String sector, LocalDate day, LocalDate received, Amounts amounts) {
        return new DailyChange(on(sector, day), received, amounts);
    }

    private static TotalKey on(String sector, LocalDate day) {
        return new TotalKey(key("us-port:2304", sector).series(), day);
    }

    /** A member of the group with one partition. */
    private static final class Writer implements AutoCloseable {
        private final Store store;
        private Position position;

        Writer(Database database, int partition) throws Exception {
            store = new Store(database.address(), 1, REFERENCE);
            position =
                    new Position(new PartitionIdentity("totals.daily.v1", partition, "topic-id", "cluster-id", 1), 0);
            store.initialize(List.of(position));
        }

        void write(Object... records) throws Exception {
            Batch batch = new Batch();
            for (Object record : records) {
                if (record instanceof DailyTotal total) {
                    batch.add(total);
                } else {
                    batch.add((DailyChange) record);
                }
            }
            OffsetAdvance move = new OffsetAdvance(position, position.next() + records.length);
            assertThat(store.write(batch, List.of(move))).isTrue();
            position = position.movedTo(move.to());
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
