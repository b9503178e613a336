package io.landport.store.write;

import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.StoreSamples.amounts;
import static io.landport.store.StoreSamples.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Database;
import io.landport.store.StoreUnavailableException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Since when a month is known follows from the changes alone, whatever is written in which order. */
@Tag("server")
class FirstKnownTest {
    private static final LocalDate JANUARY = LocalDate.of(2021, 1, 1);
    private static final String ROWS = "SELECT source, month, received_day FROM month_first_known ORDER BY 1, 2";
    private static final Amounts SOME = amounts(1, 10_000, 0);
    private static final Amounts NOTHING = amounts(0, 0, 0);

    @Test
    void shouldKnowAMonthFromTheFirstDayOnWhichAnythingOfItIsLeft() throws Exception {
        // Given
        Database database = Database.migrated();
        try (ChangeWriter writer = new ChangeWriter(database, 0)) {
            writer.write(change("us-bts", "energy", 3, 40, SOME), change("us-bts", "energy", 35, 40, SOME));
            writer.write(change("us-bts", "wood", 5, 38, SOME), change("cn-gacc", "wood", 5, 50, SOME));
            List<String> before = database.rows(ROWS);

            // When
            writer.write(change("us-bts", "wood", 5, 38, NOTHING), change("cn-gacc", "wood", 5, 50, NOTHING));

            // Then
            assertThat(before)
                    .containsExactly(
                            "cn-gacc|2021-01-01|2021-02-20",
                            "us-bts|2021-01-01|2021-02-08",
                            "us-bts|2021-02-01|2021-02-10");
            assertThat(database.rows(ROWS))
                    .containsExactly("us-bts|2021-01-01|2021-02-10", "us-bts|2021-02-01|2021-02-10");
        }
    }

    @Test
    void shouldEqualAPlainLoopAfterAnySequenceOfBatches() throws Exception {
        SplittableRandom random = Seed.random("FirstKnownTest");
        Database database = Database.migrated();
        Map<String, Map<String, Boolean>> isMoved = new TreeMap<>();
        try (ChangeWriter writer = new ChangeWriter(database, 0)) {
            for (int round = 0; round < 60; round++) {
                // Given
                List<DailyChange> batch = new ArrayList<>();
                int count = 1 + random.nextInt(6);
                for (int i = 0; i < count; i++) {
                    String source = random.nextBoolean() ? "us-bts" : "cn-gacc";
                    batch.add(change(
                            source,
                            "sector-" + random.nextInt(2),
                            random.nextInt(62),
                            60 + random.nextInt(4),
                            random.nextInt(3) == 0 ? SOME : NOTHING));
                }

                // When
                writer.write(batch.toArray(DailyChange[]::new));

                // Then
                batch.forEach(change -> isMoved.computeIfAbsent(
                                change.key().series().source() + "|"
                                        + change.key().day().withDayOfMonth(1),
                                none -> new TreeMap<>())
                        .put(
                                change.receivedDay() + " " + change.key(),
                                !change.amounts().isZero()));
                assertThat(database.rows(ROWS)).as("round %d", round).isEqualTo(firstDays(isMoved));
            }
        }
    }

    /** One takes back all that is known of a month while the other is about to add to the same day. */
    @Test
    void shouldWaitForWhatAnotherWriterIsAboutToAdd() throws Exception {
        for (int round = 0; round < 10; round++) {
            // Given
            Database database = Database.migrated();
            try (ChangeWriter one = new ChangeWriter(database, 0);
                    ChangeWriter other = new ChangeWriter(database, 1)) {
                one.write(change("us-bts", "energy", 3, 40, SOME), change("us-bts", "energy", 3, 44, SOME));
                CyclicBarrier start = new CyclicBarrier(2);

                // When
                ExecutorService pool = Executors.newFixedThreadPool(2);
                List<Future<Void>> running = List.of(
                        pool.submit(written(one, start, change("us-bts", "energy", 3, 40, NOTHING))),
                        pool.submit(written(other, start, change("us-bts", "wood", 3, 40, SOME))));
                pool.shutdown();
                for (Future<Void> each : running) {
                    each.get();
                }

                // Then
                assertThat(database.rows(ROWS)).as("round %d", round).containsExactly("us-bts|2021-01-01|2021-02-10");
            }
        }
    }

    private static Callable<Void> written(ChangeWriter writer, CyclicBarrier start, DailyChange change) {
        return () -> {
            start.await();
            writer.write(change);
            return null;
        };
    }

    private static List<String> firstDays(Map<String, Map<String, Boolean>> isMoved) {
        List<String> rows = new ArrayList<>();
        isMoved.forEach((month, changes) -> changes.entrySet().stream()
                .filter(Map.Entry::getValue)
                .findFirst()
                .ifPresent(change -> rows.add(month + "|" + change.getKey().substring(0, 10))));
        return rows;
    }

    private static DailyChange change(String source, String sector, int day, int received, Amounts amounts) {
        Series like = key("us-port:2304", sector).series();
        Series series = new Series(
                source,
                like.reporter(),
                like.partner(),
                like.region(),
                like.crossing(),
                like.sector(),
                like.flow(),
                like.channel(),
                like.regime(),
                like.mode(),
                like.currency());
        return new DailyChange(new TotalKey(series, JANUARY.plusDays(day)), JANUARY.plusDays(received), amounts);
    }

    /** A member of the group with one partition, which tries again where it lost against another. */
    private static final class ChangeWriter implements AutoCloseable {
        private final Store store;
        private final MonthsOfBatches months = new MonthsOfBatches();
        private Position position;

        ChangeWriter(Database database, int partition) throws Exception {
            store = new Store(database.address(), 1, REFERENCE);
            position =
                    new Position(new PartitionIdentity("totals.daily.v1", partition, "topic-id", "cluster-id", 1), 0);
            store.initialize(List.of(position));
        }

        void write(DailyChange... changes) throws Exception {
            Batch batch = new Batch();
            for (DailyChange change : changes) {
                batch.add(change);
            }
            months.addTo(batch);
            OffsetAdvance move = new OffsetAdvance(position, position.next() + changes.length);
            while (!isWritten(batch, move)) {
                Thread.onSpinWait();
            }
            position = position.moveTo(move.to());
        }

        @Override
        public void close() {
            store.close();
        }

        private boolean isWritten(Batch batch, OffsetAdvance move) {
            try {
                assertThat(store.write(batch, List.of(move))).isTrue();
                return true;
            } catch (StoreUnavailableException e) {
                return false;
            }
        }
    }
}
