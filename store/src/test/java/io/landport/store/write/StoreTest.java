package io.landport.store.write;

import static io.landport.store.StoreSamples.DAY;
import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.StoreSamples.amounts;
import static io.landport.store.StoreSamples.change;
import static io.landport.store.StoreSamples.commodity;
import static io.landport.store.StoreSamples.key;
import static io.landport.store.StoreSamples.monthlyChange;
import static io.landport.store.StoreSamples.rejectedLine;
import static io.landport.store.StoreSamples.rejectedRecord;
import static io.landport.store.StoreSamples.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.TotalKey;
import io.landport.store.Database;
import io.landport.store.StoreException;
import io.landport.store.sql.Upsert;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class StoreTest {
    private static final Instant NOON = Instant.parse("2021-05-06T12:00:00Z");
    private static final PartitionIdentity PARTITION =
            new PartitionIdentity("totals.daily.v1", 0, "topic-id", "cluster-id", 1);
    private static final Position BEGINNING = new Position(PARTITION, 0);

    private Database database;

    @AutoClose
    private Store store;

    @BeforeEach
    void initialize() throws Exception {
        database = Database.migrated();
        store = new Store(database.address(), 1, REFERENCE);
        store.initialize(List.of(BEGINNING));
    }

    @Test
    void shouldWriteExactAmounts() throws Exception {
        // Given
        Int128 large = Int128.of(new BigInteger("99999999999999999999999999999999991234"));
        Batch batch = new Batch();
        batch.add(total("us-port:2304", "energy", new Amounts(3, 1, large, Int128.of(1_500))));

        // When
        store.write(batch, moved(BEGINNING, 1));

        // Then
        assertThat(database.rows("SELECT * FROM daily_total"))
                .containsExactly(
                        "2021-03-31|us-port:2304|energy|export|us-bts|US|MX|not-specified|customs|not-specified"
                                + "|road|USD|3|1|9999999999999999999999999999999999.1234|1.500");
    }

    @Test
    void shouldNotWaitForTheDisk() throws Exception {
        // Given
        database.execute("ALTER DATABASE " + database.name() + " SET synchronous_commit = on");
        database.execute("CREATE TABLE used (setting text)");
        database.execute("CREATE FUNCTION record_setting() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " INSERT INTO used VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$");
        database.execute("CREATE TRIGGER record_setting AFTER UPDATE ON sink_offset"
                + " FOR EACH ROW EXECUTE FUNCTION record_setting()");
        store.close();

        // When
        store.write(batchOf(amounts(1, 1, 1)), moved(BEGINNING, 1));

        // Then
        assertThat(database.rows("SELECT setting FROM used")).containsExactly("off");
    }

    @Test
    void shouldLetTheLastOfABatchWin() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(total("us-port:2304", "energy", amounts(1, 10_000, 0)));
        batch.add(total("us-port:2304", "wood", amounts(5, 50_000, 0)));
        batch.add(total("us-port:2304", "energy", amounts(2, 20_000, 0)));
        batch.add(change("us-port:2304", "energy", DAY, amounts(1, 10_000, 0)));
        batch.add(change("us-port:2304", "energy", DAY, amounts(-1, -5_000, 0)));
        batch.add(change("us-port:2304", "energy", DAY.plusDays(1), amounts(1, 1, 0)));

        // When
        store.write(batch, moved(BEGINNING, 6));

        // Then
        assertThat(database.rows("SELECT sector, lines, value FROM daily_total ORDER BY sector"))
                .containsExactly("energy|2|2.0000", "wood|5|5.0000");
        assertThat(database.rows("SELECT received_day, lines, value FROM daily_change ORDER BY received_day"))
                .containsExactly("2021-03-31|-1|-0.5000", "2021-04-01|1|0.0001");
    }

    @Test
    void shouldKeepAllChangesOfATotalThatGetsAnother() throws Exception {
        // Given
        Amounts first = amounts(1, 10_000, 0);
        Amounts second = amounts(2, 500, 0);
        TotalKey key = key("us-port:2304", "energy");
        Batch before = new Batch();
        before.add(new DailyTotal(key, first, List.of(new DailyChange(key, DAY, first))));
        store.write(before, moved(BEGINNING, 1));
        Batch after = new Batch();
        after.add(new DailyTotal(
                key,
                first.plus(second),
                List.of(new DailyChange(key, DAY, first), new DailyChange(key, DAY.plusDays(1), second))));

        // When
        store.write(after, moved(BEGINNING.moveTo(1), 2));

        // Then
        assertThat(database.rows("SELECT lines, value FROM daily_total")).containsExactly("3|1.0500");
        assertThat(database.rows("SELECT received_day, lines, value FROM daily_change ORDER BY received_day"))
                .containsExactly("2021-03-31|1|1.0000", "2021-04-01|2|0.0500");
    }

    @Test
    void shouldReplaceWhatAnEarlierBatchWrote() throws Exception {
        // Given
        store.write(batchOf(amounts(2, 20_000, 1)), moved(BEGINNING, 1));

        // When
        store.write(batchOf(amounts(0, 0, 0)), moved(BEGINNING.moveTo(1), 2));

        // Then
        assertThat(database.rows("SELECT lines, value, net_weight_kg FROM daily_total"))
                .containsExactly("0|0.0000|0.000");
    }

    @Test
    void shouldWriteNothingAnewWhenABatchIsReplayed() throws Exception {
        // Given
        String versions = "SELECT xmin, ctid FROM daily_total_fact UNION ALL SELECT xmin, ctid FROM daily_change_fact"
                + " UNION ALL SELECT xmin, ctid FROM monthly_total_fact UNION ALL SELECT xmin, ctid FROM"
                + " monthly_change_fact UNION ALL SELECT xmin, ctid FROM series UNION ALL SELECT xmin, ctid FROM"
                + " rejected_document UNION ALL SELECT xmin, ctid FROM crossing";
        store.write(mixedBatch(), moved(BEGINNING, 4));
        List<String> before = database.rows(versions);

        // When
        store.write(mixedBatch(), moved(BEGINNING.moveTo(4), 8));

        // Then
        assertThat(database.rows(versions)).isEqualTo(before).hasSizeGreaterThan(4);
    }

    @Test
    void shouldKeepOutWhoeverLostThePartition() throws Exception {
        // Given
        try (Store second = new Store(database.address(), 1, REFERENCE)) {
            Position taken = second.initialize(List.of(BEGINNING)).get(0);
            second.write(batchOf(amounts(2, 20_000, 0)), moved(taken, 5));

            // When
            boolean isWritten = store.write(batchOf(amounts(9, 90_000, 0)), moved(BEGINNING, 3));

            // Then
            assertThat(isWritten).isFalse();
            assertThat(database.rows("SELECT lines FROM daily_total")).containsExactly("2");
            assertThat(database.rows("SELECT next_offset FROM sink_offset")).containsExactly("5");
        }
    }

    @Test
    void shouldKeepOutAnotherTopicClusterOrGeneration() throws Exception {
        for (PartitionIdentity other : List.of(
                new PartitionIdentity("totals.daily.v1", 0, "other-id", "cluster-id", 1),
                new PartitionIdentity("totals.daily.v1", 0, "topic-id", "other-cluster", 1),
                new PartitionIdentity("totals.daily.v1", 0, "topic-id", "cluster-id", 2))) {
            assertThat(store.write(batchOf(amounts(1, 1, 1)), moved(new Position(other, 0), 1)))
                    .as("%s", other)
                    .isFalse();
        }
        assertThat(database.rows("SELECT count(*) FROM daily_total")).containsExactly("0");
    }

    @Test
    void shouldMoveOffsetsWithoutRows() throws Exception {
        // When
        boolean isWritten = store.write(new Batch(), moved(BEGINNING, 2));

        // Then
        assertThat(isWritten).isTrue();
        assertThat(database.rows(
                        "SELECT topic, partition, next_offset, cluster_id, topic_id, generation FROM sink_offset"))
                .containsExactly("totals.daily.v1|0|2|cluster-id|topic-id|1");
    }

    @Test
    void shouldTakeUpWhereItLeftOff() throws Exception {
        // Given
        store.write(new Batch(), moved(BEGINNING, 42));
        PartitionIdentity unknown = new PartitionIdentity("totals.daily.v1", 1, "topic-id", "cluster-id", 1);

        // When
        List<Position> positions = store.initialize(List.of(BEGINNING, new Position(unknown, 7)));

        // Then
        assertThat(positions).containsExactlyInAnyOrder(new Position(PARTITION, 42), new Position(unknown, 7));
    }

    @Test
    void shouldWriteTheCrossingThatASchemeCreatedWithItsFirstTotal() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(total("us-port:2304", "energy", amounts(1, 1, 1)));
        batch.add(total("gacc:1924", "energy", amounts(1, 1, 1)));
        batch.add(total("us-port:23XX", "energy", amounts(1, 1, 1)));

        // When
        store.write(batch, moved(BEGINNING, 3));

        // Then
        assertThat(database.rows("SELECT id, kind, origin FROM crossing WHERE origin = 'scheme' ORDER BY id"))
                .hasSize(3)
                .contains("us-port:23XX|unspecified|scheme")
                .anyMatch(row -> row.startsWith("us-port:2304|"))
                .anyMatch(row -> row.startsWith("gacc:1924|"));
        assertThat(database.rows("SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM daily_total_fact"
                        + " UNION ALL SELECT xmin FROM crossing WHERE origin = 'scheme') AS written"))
                .containsExactly("1");
    }

    @Test
    void shouldShowWhereTheDocumentOfARejectionWasRead() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(rejectedLine("one"), Instant.EPOCH);
        batch.add(rejectedRecord(), Instant.EPOCH, "dot3_0122.csv", 151);

        // When
        store.write(batch, moved(BEGINNING, 1));

        // Then
        assertThat(database.rows("SELECT stage, file, line, topic_offset FROM rejection ORDER BY stage"))
                .containsExactly("feed|dot3_0321.csv|7|null", "judge|dot3_0122.csv|151|77");
    }

    @Test
    void shouldCallASourceThatCouldNotBeReadUnknownInFatesAndRejections() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(rejectedLine("one"), Instant.EPOCH);
        batch.add(new FateCount(
                new FateKey("customs.documents.v1", FateKey.UNKNOWN, LocalDate.of(2021, 3, 31), "unreadable"), 1));

        // When
        store.write(batch, moved(BEGINNING, 1));

        // Then
        assertThat(database.rows("SELECT source, source_name FROM rejection"))
                .isEqualTo(database.rows("SELECT source, source_name FROM message_fate"))
                .containsExactly("unknown|null");
    }

    @Test
    void shouldNameTheCrossingsThatCodesOfAnOpenSchemeCreate() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(total("us-port:2304", "energy", amounts(1, 1, 1)));
        batch.add(total("us-port:9999", "energy", amounts(1, 1, 1)));

        // When
        store.write(batch, moved(BEGINNING, 2));

        // Then
        assertThat(database.rows(
                        "SELECT id, kind, name, country_a, country_b, round(latitude, 2), round(longitude, 2), origin"
                                + " FROM crossing WHERE origin = 'scheme' ORDER BY id"))
                .containsExactly(
                        "us-port:2304|port|Laredo, TX|US|MX|27.51|-99.51|scheme",
                        "us-port:9999|port|us-port:9999|||null|null|scheme");
    }

    @Test
    void shouldNameCrossingsThatCodesCreatedBeforeTheyHadNames() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(total("us-port:2304", "energy", amounts(1, 1, 1)));
        store.write(batch, moved(BEGINNING, 1));
        database.execute("UPDATE crossing SET name = id, country_a = '', country_b = '' WHERE origin = 'scheme'");
        store.close();

        // When
        store.initialize(List.of(BEGINNING));

        // Then
        assertThat(database.rows("SELECT id, name, country_a, country_b, origin FROM crossing WHERE origin = 'scheme'"))
                .containsExactly("us-port:2304|Laredo, TX|US|MX|scheme");
    }

    @Test
    void shouldWriteTheReferencesOwnCrossingsWithItsVersion() throws Exception {
        assertThat(database.rows("SELECT kind, country_a, country_b, origin, reference_version FROM crossing"
                        + " WHERE id = 'dongning-poltavka'"))
                .containsExactly("road|CN|RU|reference|" + REFERENCE.version());
        assertThat(database.rows("SELECT count(*) FROM crossing"))
                .containsExactly(String.valueOf(REFERENCE.crossings().all().size()));
    }

    @Test
    void shouldRefuseACrossingThatTheReferenceDoesNotKnowAndWriteNothing() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(total("us-port:2304", "energy", amounts(1, 1, 1)));
        batch.add(total("atlantis", "energy", amounts(1, 1, 1)));

        // When
        assertThatThrownBy(() -> store.write(batch, moved(BEGINNING, 2)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("crossing atlantis")
                .hasMessageContaining("version " + REFERENCE.version());
        store.close();

        // Then
        assertThat(database.rows("SELECT count(*) FROM daily_total")).containsExactly("0");
        assertThat(database.rows("SELECT next_offset FROM sink_offset")).containsExactly("0");
    }

    @Test
    void shouldForgetOriginalsAndDetailsThatArePastTheirTimeAndKeepTheRest() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(rejectedLine("no number"), NOON);
        batch.add(rejectedRecord(), NOON.plusSeconds(1));
        store.write(batch, moved(BEGINNING, 2));

        // When
        store.forgetOriginals(NOON.plusSeconds(1));

        // Then
        assertThat(database.rows(
                        "SELECT reason, detail, field, encode(original, 'hex') FROM rejected_document ORDER BY id"))
                .containsExactly(
                        "malformed-number|null|VALUE|null",
                        "date-in-future|the date is in the future|statisticalDate|0001ff");
    }

    @Test
    void shouldWriteRejectedDocuments() throws Exception {
        // Given
        Batch batch = new Batch();
        batch.add(rejectedLine("first"), NOON);
        batch.add(rejectedLine("no number: \0"), NOON);
        batch.add(rejectedRecord(), NOON);

        // When
        store.write(batch, moved(BEGINNING, 3));

        // Then
        assertThat(database.rows("SELECT id, stage, reason, detail, field, document_line, channel, source, document_id,"
                        + " revision, file, line, topic, topic_partition, topic_offset, media_type,"
                        + " encode(original, 'hex'), recorded AT TIME ZONE 'UTC', other_numbers FROM"
                        + " rejected_document ORDER BY id"))
                .containsExactly(
                        "ab12:7|feed|malformed-number|no number:"
                                + " \uFFFD|VALUE|null|null|null|null|null|dot3_0321.csv|7|null|null|null|text/csv|312c322c78|2021-05-06"
                                + " 12:00:00|null",
                        "customs.documents.v1:2:77|judge|date-in-future|the date is in the"
                                + " future|statisticalDate|3|customs|cn-gacc|D1|202103|null|null|customs.documents.v1|2|77|avro/binary|0001ff|2021-05-06"
                                + " 12:00:00|[{\"id\": \"P\\\"7\\\\\", \"scheme\": \"preNo\"}, {\"id\": \"C 8\","
                                + " \"scheme\": \"copNo\"}]");
        assertThat(database.rows("SELECT document_id FROM rejection WHERE other_numbers @> '[{\"id\": \"C 8\"}]'"))
                .containsExactly("D1");
    }

    @Test
    void shouldSplitABatchIntoStatements() throws Exception {
        // Given
        Batch batch = new Batch();
        int rows = 2 * Upsert.STATEMENT_ROWS + 1;
        for (int row = 0; row < rows; row++) {
            batch.add(commodity("us-port:2304", String.valueOf(100_000 + row), "035", amounts(row, row, row), row));
        }

        // When
        store.write(batch, moved(BEGINNING, rows));

        // Then
        assertThat(database.rows("SELECT count(*), sum(lines) FROM commodity_total"))
                .containsExactly(rows + "|" + (long) rows * (rows - 1) / 2);
    }

    @Test
    void shouldStopWhereTheTablesAreNotOurs() throws Exception {
        // Given
        database.execute("ALTER TABLE daily_total_fact RENAME TO somebody_elses");

        // When
        Batch batch = batchOf(amounts(1, 1, 1));

        // Then
        assertThatThrownBy(() -> store.write(batch, moved(BEGINNING, 1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot write to the store at jdbc:postgresql://")
                .hasMessageContaining("42P01");
    }

    @Test
    void shouldRefuseToMoveBack() {
        assertThatThrownBy(() -> new OffsetAdvance(BEGINNING.moveTo(5), 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Batch batchOf(Amounts amounts) {
        Batch batch = new Batch();
        batch.add(total("us-port:2304", "energy", amounts));
        return batch;
    }

    private static Batch mixedBatch() {
        Batch batch = new Batch();
        batch.add(total("us-port:2304", "energy", amounts(2, 20_000, 1)));
        batch.add(change("us-port:2304", "energy", DAY, amounts(2, 20_000, 1)));
        batch.add(monthlyChange("us-port:2304", "energy", DAY, amounts(2, 20_000, 1)));
        batch.add(rejectedLine("no number"), NOON);
        batch.add(rejectedRecord(), NOON);
        return batch;
    }

    private static List<OffsetAdvance> moved(Position from, long to) {
        return List.of(new OffsetAdvance(from, to));
    }
}
