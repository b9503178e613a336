package io.landport.store.write;

import static io.landport.store.StoreSamples.DAY;
import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.StoreSamples.amounts;
import static io.landport.store.StoreSamples.commodity;
import static io.landport.store.StoreSamples.fate;
import static io.landport.store.StoreSamples.feed;
import static io.landport.store.StoreSamples.rejectedLine;
import static io.landport.store.StoreSamples.rejectedRecord;
import static io.landport.store.StoreSamples.rolling;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.fate.FeedReport;
import io.landport.domain.total.Rolling.AsOf;
import io.landport.domain.total.Window;
import io.landport.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Windows, commodities and fates in the store, and what their views make of them. */
@Tag("server")
class WindowsAndFatesTest {
    private static final String PORT = "us-port:2304";
    private static final String OTHER_PORT = "us-port:2305";

    private Database database;

    @AutoClose
    private Store store;

    private Position position =
            new Position(new PartitionIdentity("totals.rolling.v1", 0, "topic-id", "cluster-id", 1), 0);

    @BeforeEach
    void initialize() throws Exception {
        database = Database.migrated();
        store = new Store(database.address(), 1, REFERENCE);
        store.initialize(List.of(position));
    }

    @Test
    void shouldLetTheLastOfABatchWin() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(rolling(PORT, Window.YEAR_TO_DATE, DAY.minusDays(1), amounts(1, 10_000, 0)), 1);
        batch.add(rolling(PORT, Window.MONTH_TO_DATE, DAY, amounts(5, 50_000, 0)), 1);
        batch.add(rolling(PORT, Window.YEAR_TO_DATE, DAY, amounts(2, 20_000, 0)), 1);
        batch.add(new AsOf("us-bts", 1, DAY.minusDays(1)), 1);
        batch.add(new AsOf("us-bts", 2, DAY.minusDays(1)), 2);
        batch.add(new AsOf("us-bts", 1, DAY), 1);
        batch.add(commodity(PORT, "271019", "kg", amounts(1, 10_000, 0), 1));
        batch.add(commodity(PORT, "271019", "l", amounts(3, 30_000, 0), 3));
        batch.add(commodity(PORT, "271019", "kg", amounts(2, 20_000, 0), 2));
        batch.add(fate("counted", DAY, 1));
        batch.add(fate("counted", DAY.plusDays(1), 9));
        batch.add(fate("counted", DAY, 2));

        // When
        write(batch);

        // Then
        assertThat(database.rows("SELECT time_window, first_day, as_of, lines FROM rolling_total ORDER BY 1"))
                .containsExactly("mtd|2021-03-01|2021-03-31|5", "ytd|2021-01-01|2021-03-31|2");
        assertThat(database.rows("SELECT topic_partition, as_of FROM rolling_clock ORDER BY 1"))
                .containsExactly("1|2021-03-31", "2|2021-03-30");
        assertThat(database.rows("SELECT unit, lines, value, quantity FROM commodity_total ORDER BY 1"))
                .containsExactly("kg|2|2.0000|0.002", "l|3|3.0000|0.003");
        assertThat(database.rows("SELECT received_day, records FROM fate_count ORDER BY 1"))
                .containsExactly("2021-03-31|2", "2021-04-01|9");
    }

    @Test
    void shouldWriteNothingAnewWhenABatchIsReplayed() throws Exception {
        // Given
        String versions = "SELECT xmin, ctid FROM rolling_total_fact UNION ALL SELECT xmin, ctid FROM rolling_clock"
                + " UNION ALL SELECT xmin, ctid FROM commodity_total_fact UNION ALL SELECT xmin, ctid FROM fate_count";
        write(oneOfEach());
        List<String> before = database.rows(versions);

        // When
        write(oneOfEach());

        // Then
        assertThat(database.rows(versions)).isEqualTo(before).hasSize(4);
    }

    @Test
    void shouldWriteTheCrossingThatATotalNamesInTheSameTransaction() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(rolling(PORT, Window.YEAR_TO_DATE, DAY, amounts(1, 1, 1)), 0);
        batch.add(commodity(OTHER_PORT, "271019", "kg", amounts(1, 1, 1), 1));

        // When
        write(batch);

        // Then
        assertThat(database.rows("SELECT id FROM crossing WHERE origin = 'scheme' ORDER BY id"))
                .containsExactly(PORT, OTHER_PORT);
        assertThat(database.rows("SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM rolling_total_fact"
                        + " UNION ALL SELECT xmin FROM commodity_total_fact"
                        + " UNION ALL SELECT xmin FROM crossing WHERE origin = 'scheme') AS written"))
                .containsExactly("1");
    }

    @Test
    void shouldShowAWindowAsOfItsOwnPartitionsClock() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(rolling(PORT, Window.SEVEN_DAYS, DAY, amounts(1, 1, 1)), 0);
        batch.add(rolling(OTHER_PORT, Window.SEVEN_DAYS, DAY, amounts(2, 2, 2)), 1);
        batch.add(new AsOf("us-bts", 0, DAY.plusDays(3)), 0);
        batch.add(new AsOf("us-bts", 1, DAY), 1);
        batch.add(new AsOf("cn-gacc", 1, DAY.plusDays(9)), 1);

        // When
        write(batch);

        // Then
        assertThat(database.rows("SELECT crossing, first_day, as_of, lines FROM rolling_current ORDER BY crossing"))
                .containsExactly(PORT + "|2021-03-28|2021-04-03|1", OTHER_PORT + "|2021-03-25|2021-03-31|2");
    }

    @Test
    void shouldShowAWindowThatIsAheadOfItsClockAsOfItsOwnDay() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(rolling(PORT, Window.SEVEN_DAYS, DAY, amounts(1, 1, 1)), 0);
        batch.add(rolling(OTHER_PORT, Window.SEVEN_DAYS, DAY, amounts(1, 1, 1)), 1);
        batch.add(new AsOf("us-bts", 0, DAY.minusDays(1)), 0);

        // When
        write(batch);

        // Then
        assertThat(database.rows("SELECT DISTINCT as_of FROM rolling_current")).containsExactly("2021-03-31");
    }

    @Test
    void shouldBeginEveryWindowWhereTheDomainDoes() throws Exception {
        // Given
        List<LocalDate> days = List.of(
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2025, 2, 28),
                LocalDate.of(2024, 12, 31),
                LocalDate.of(2024, 3, 1));
        for (LocalDate day : days) {
            Batch batch = new Batch();
            for (Window window : Window.values()) {
                // Published the day before: the view has to move its beginning.
                batch.add(rolling(PORT, window, day.minusDays(1), amounts(1, 1, 1)), 0);
            }
            batch.add(new AsOf("us-bts", 0, day), 0);

            // When
            write(batch);

            // Then
            Map<String, String> beginnings = new TreeMap<>();
            Arrays.stream(Window.values())
                    .forEach(window -> beginnings.put(window.code(), window.code() + '|' + window.firstDay(day)));
            assertThat(database.rows("SELECT time_window, first_day FROM rolling_current ORDER BY time_window"))
                    .as("as of %s", day)
                    .containsExactlyElementsOf(beginnings.values());
        }
    }

    @Test
    void shouldBalanceWhatWasReadAgainstFates() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(fate("read", DAY, 10));
        batch.add(fate("counted", DAY, 6));
        batch.add(fate("rejected", DAY, 4));
        batch.add(fate("read", DAY.plusDays(1), 5));
        batch.add(fate("duplicate", DAY.plusDays(1), 3));

        // When
        write(batch);

        // Then
        assertThat(database.rows("SELECT * FROM fate_balance ORDER BY received_day"))
                .containsExactly("customs.documents.v1|2021-03-31|10|10|0", "customs.documents.v1|2021-04-01|5|3|2");
        assertThat(database.rows("SELECT * FROM topic_balance")).containsExactly("customs.documents.v1|15|13|2");
    }

    /** Intake has made three documents of its records, and streams has read two of them. */
    @Test
    void shouldShowThatADocumentOfIntakeIsLost() throws Exception {
        // Given
        String topic = "intake.default.v1";
        Batch batch = new Batch();
        batch.add(new FeedReport(
                topic + "-0", topic + "-0@0", "intake", 3, 3, 0, 3, 0, Instant.parse("2021-03-31T00:00:00Z")));
        batch.add(new FateCount(new FateKey(topic, FateKey.ANY, DAY, FateKey.PUBLISHED), 2));

        // When
        write(batch);

        // Then
        assertThat(database.rows("SELECT * FROM fate_balance")).containsExactly(topic + "|2021-03-31|3|2|1");
        assertThat(database.rows("SELECT * FROM topic_balance")).containsExactly(topic + "|3|2|1");
    }

    @Test
    void shouldBalanceTheRowsOfAFileAndItsRejections() throws Exception {
        // Given
        Instant now = Instant.parse("2021-04-01T00:00:00Z");
        Batch batch = new Batch();
        batch.add(feed("ab12", 9, 5, 4));
        batch.add(feed("cd34", 9, 5, 3));
        batch.add(new FeedReport("-", "ef56", "ndjson", 2, 1, 1, 1, 1, now));
        batch.add(rejectedLine("no number"), now);
        batch.add(rejectedRecord(), now);

        // When
        write(batch);
        write(batch);

        // Then
        assertThat(database.rows("SELECT hash, file, rows_lost, rejections, rejections_stored, rejections_lost"
                        + " FROM feed_balance ORDER BY hash"))
                .containsExactly("ab12|dot3_0321.csv|0|1|1|0", "cd34|dot3_0321.csv|1|1|0|1", "ef56|-|0|1|null|null");
    }

    private void write(Batch batch) throws Exception {
        OffsetAdvance move = new OffsetAdvance(position, position.next() + 1);
        assertThat(store.write(batch, List.of(move))).isTrue();
        position = position.moveTo(move.to());
    }

    private static Batch oneOfEach() {
        Batch batch = new Batch();
        batch.add(rolling(PORT, Window.YEAR_TO_DATE, DAY, amounts(1, 1, 1)), 0);
        batch.add(new AsOf("us-bts", 0, DAY), 0);
        batch.add(commodity(PORT, "271019", "kg", amounts(1, 1, 1), 1));
        batch.add(fate("counted", DAY, 1));
        return batch;
    }
}
