package io.landport.store.write;

import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.StoreSamples.amounts;
import static io.landport.store.StoreSamples.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.MonthlyChange;
import io.landport.domain.total.Series;
import io.landport.store.Database;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Months are the sums of their changes, and reported totals those of months, whatever is written in which order and how often. */
@Tag("server")
class MonthsTest {
    private static final LocalDate JANUARY = LocalDate.of(2021, 1, 1);
    private static final int MEMBERS = 3;
    private static final int ROUNDS = 10;
    private static final int SERIES = 300;

    /** Rows that months and their changes have apart: none where each month is the sum of its changes. */
    private static final String MONTHS_APART = """
            WITH changes AS (
              SELECT month, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency,
                     sum(lines) AS lines, sum(lines_without_weight) AS without, sum(value) AS value, sum(net_weight_kg) AS weight
              FROM monthly_change
              GROUP BY month, crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency
            )
            (SELECT * FROM changes WHERE (lines, without, value, weight) <> (0, 0, 0, 0) EXCEPT SELECT * FROM monthly_total)
            UNION ALL
            (SELECT * FROM monthly_total WHERE (lines, lines_without_weight, value, net_weight_kg) <> (0, 0, 0, 0)
             EXCEPT SELECT * FROM changes)
            """;

    /** The same of reported totals and months. */
    private static final String REPORTED_APART = """
            WITH months AS (
              SELECT month, source, reporter, flow, regime, currency, sum(lines) AS lines, sum(lines_without_weight) AS without,
                     sum(value) AS value, sum(net_weight_kg) AS weight
              FROM monthly_total
              GROUP BY month, source, reporter, flow, regime, currency
            )
            (SELECT * FROM months WHERE (lines, without, value, weight) <> (0, 0, 0, 0) EXCEPT SELECT * FROM reported_total)
            UNION ALL
            (SELECT * FROM reported_total WHERE (lines, lines_without_weight, value, net_weight_kg) <> (0, 0, 0, 0)
             EXCEPT SELECT * FROM months)
            """;

    @Test
    void shouldAddChangesUpToTheirMonth() throws Exception {
        // Given
        Database database = Database.migrated();
        try (Writer writer = new Writer(database, 0)) {
            writer.write(
                    change("energy", JANUARY, 40, amounts(3, 25_000, 750)),
                    change("energy", JANUARY.plusMonths(1), 40, amounts(4, 40_000, 0)));

            // When
            writer.write(
                    change("energy", JANUARY, 40, amounts(2, 15_000, 500)),
                    change("energy", JANUARY, 41, amounts(-1, -5_000, -250)));
        }

        // Then
        assertThat(database.rows("SELECT month, sector, lines, value, net_weight_kg FROM monthly_total ORDER BY month"))
                .containsExactly("2021-01-01|energy|1|1.0000|0.250", "2021-02-01|energy|4|4.0000|0.000");
        assertThat(database.rows("SELECT month, received_day, lines, value, net_weight_kg FROM monthly_change"
                        + " WHERE month = '2021-01-01' ORDER BY received_day"))
                .containsExactly("2021-01-01|2021-02-10|2|1.5000|0.500", "2021-01-01|2021-02-11|-1|-0.5000|-0.250");
        assertThat(database.rows("SELECT month, lines, value FROM reported_total ORDER BY month"))
                .containsExactly("2021-01-01|1|1.0000", "2021-02-01|4|4.0000");
    }

    @Test
    void shouldEqualTheSumOfChangesAfterAnySequenceOfBatches() throws Exception {
        SplittableRandom random = Seed.random("MonthsTest");
        Database database = Database.migrated();
        List<MonthlyChange[]> earlier = new ArrayList<>();
        try (Writer writer = new Writer(database, 0)) {
            for (int round = 0; round < 40; round++) {
                // Given
                MonthlyChange[] batch = random.nextInt(4) == 0 && !earlier.isEmpty()
                        ? earlier.get(random.nextInt(earlier.size()))
                        : batch(random);
                earlier.add(batch);

                // When
                writer.write(batch);

                // Then
                assertThat(database.rows(MONTHS_APART))
                        .as("months in round %d", round)
                        .isEmpty();
                assertThat(database.rows(REPORTED_APART))
                        .as("reported totals in round %d", round)
                        .isEmpty();
            }
        }
        assertThat(database.rows(
                        "SELECT count(*) > 15 FROM monthly_total UNION ALL SELECT count(*) > 40 FROM monthly_change"
                                + " UNION ALL SELECT count(*) > 3 FROM reported_total"))
                .containsExactly("t", "t", "t");
    }

    @Test
    void shouldHoldWhereSeveralMembersWriteMonthsOfOneReport() throws Exception {
        // Given
        Database database = Database.migrated();
        ExecutorService pool = Executors.newFixedThreadPool(MEMBERS);
        List<Future<?>> running = new ArrayList<>();

        // When
        for (int member = 0; member < MEMBERS; member++) {
            int own = member;
            running.add(pool.submit(() -> {
                writeOwnSeries(database, own);
                return own;
            }));
        }
        pool.shutdown();
        for (Future<?> each : running) {
            each.get();
        }

        // Then
        assertThat(database.rows("SELECT count(*), sum(lines), sum(value) FROM monthly_total"))
                .containsExactly("900|9000|9000.0000");
        assertThat(database.rows("SELECT count(*), sum(lines), sum(value) FROM reported_total"))
                .containsExactly("1|9000|9000.0000");
    }

    /** Each member has series of its own in the report of all, and takes them in an order of its own. */
    private static void writeOwnSeries(Database database, int member) throws Exception {
        Random order = new Random(member);
        try (Writer writer = new Writer(database, member)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<MonthlyChange> changes = new ArrayList<>();
                for (int series = 0; series < SERIES; series++) {
                    changes.add(change(
                            "member-" + member + "-sector-" + series, JANUARY, 31 + round, amounts(1, 10_000, 0)));
                }
                Collections.shuffle(changes, order);
                writer.write(changes.toArray(MonthlyChange[]::new));
            }
        }
    }

    private static MonthlyChange[] batch(SplittableRandom random) {
        MonthlyChange[] changes = new MonthlyChange[1 + random.nextInt(40)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = new MonthlyChange(
                    series(
                            "sector-" + random.nextInt(3),
                            random.nextBoolean() ? Flow.IMPORT : Flow.EXPORT,
                            random.nextInt(2)),
                    YearMonth.from(JANUARY).plusMonths(random.nextInt(8)),
                    JANUARY.plusDays(random.nextInt(3)),
                    amounts(random.nextInt(5) - 2, random.nextInt(1_000) - 500, random.nextInt(1_000) - 500));
        }
        return changes;
    }

    /** A series whose months are reported by flow and regime. */
    private static Series series(String sector, Flow flow, int regime) {
        Series series = key("us-port:2304", sector).series();
        return new Series(
                series.source(),
                series.reporter(),
                series.partner(),
                series.region(),
                series.crossing(),
                sector,
                flow,
                series.channel(),
                "regime-" + regime,
                series.mode(),
                series.currency());
    }

    /** @param received days after the beginning of January */
    private static MonthlyChange change(String sector, LocalDate month, int received, Amounts amounts) {
        return new MonthlyChange(
                key("us-port:2304", sector).series(), YearMonth.from(month), JANUARY.plusDays(received), amounts);
    }

    /** A member of the group with one partition. */
    private static final class Writer implements AutoCloseable {
        private final Store store;
        private Position position;

        Writer(Database database, int partition) throws Exception {
            store = new Store(database.address(), 1, REFERENCE);
            position = new Position(
                    new PartitionIdentity("changes.monthly.v1", partition, "topic-id", "cluster-id", 1), 0);
            store.initialize(List.of(position));
        }

        void write(MonthlyChange... changes) throws Exception {
            Batch batch = new Batch();
            for (MonthlyChange change : changes) {
                batch.add(change);
            }
            OffsetAdvance move = new OffsetAdvance(position, position.next() + changes.length);
            assertThat(store.write(batch, List.of(move))).isTrue();
            position = position.moveTo(move.to());
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
