package io.landport.store.dimension;

import static io.landport.store.StoreSamples.DAY;
import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.StoreSamples.amounts;
import static io.landport.store.StoreSamples.total;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.reference.ReferenceFolder;
import io.landport.reference.ReferenceReader;
import io.landport.store.Database;
import io.landport.store.StoreUnavailableException;
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dimensions in the store, compared with the files that they are from, read as plain text. */
@Tag("server")
class ReferenceTablesTest {
    private static final Position BEGINNING =
            new Position(new PartitionIdentity("totals.daily.v1", 0, "topic-id", "cluster-id", 1), 0);

    private static final List<String> TABLES = List.of(
            "post",
            "corridor",
            "corridor_alias",
            "corridor_crossing",
            "zone",
            "region",
            "zone_region",
            "cluster",
            "cluster_crossing",
            "sector",
            "sector_chapter",
            "section",
            "chapter",
            "commodity",
            "country",
            "regime",
            "mode",
            "source",
            "preferred_source",
            "calendar",
            "series_break");

    @TempDir
    private Path directory;

    private ReferenceFolder folder;
    private Database database;

    @BeforeEach
    void load() throws Exception {
        folder = ReferenceFolder.in(directory);
        database = Database.migrated();
        initialize();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        posts.csv             | SELECT scheme, code, mode, valid_from, valid_to, crossing FROM post
        corridor-aliases.csv  | SELECT corridor, alias FROM corridor_alias
        clusters.csv          | SELECT id, name, name_zh FROM cluster
        names.csv             | SELECT 'sector', id, name_zh, name_ru FROM sector UNION SELECT 'source', id, name_zh, name_ru FROM source \
                                UNION SELECT 'regime', id, name_zh, name_ru FROM regime UNION SELECT 'mode', id, name_zh, name_ru FROM mode \
                                UNION SELECT 'chapter', id, name_zh, name_ru FROM chapter
        commodities.csv       | SELECT id, name, name_zh, name_ru, sitc, bec FROM commodity WHERE length(id) > 2
        cluster-crossings.csv | SELECT cluster, crossing FROM cluster_crossing
        preferred-sources.csv | SELECT reporter, source FROM preferred_source
        series-breaks.csv     | SELECT reporter, regime, day, note FROM series_break
        regimes.csv           | SELECT id, name, treatment, rule FROM regime
        crossing-details.csv  | SELECT id, name_zh, name_ru, round(latitude, 2), round(longitude, 2), season FROM crossing
        crossings.csv         | SELECT id, kind, name, country_a, country_b, status, open_from, open_to, note FROM crossing
        """)
    void shouldHoldWhatAFileSays(String file, String question) throws Exception {
        // Given
        List<String> lines = Files.readAllLines(directory.resolve(file));
        List<String> rows = lines.subList(1, lines.size()).stream()
                .map(line -> line.replace("\"", ""))
                .toList();

        // When
        List<String> stored = database.rows(question);

        // Then
        assertThat(stored)
                .extracting(row -> row.replace("null", "").replace('|', ','))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void shouldHoldWhatFollowsFromTheFiles() throws Exception {
        assertThat(database.rows("SELECT corridor, crossing, valid_from, valid_to FROM corridor_crossing"
                        + " WHERE crossing = 'suifenhe-grodekovo-rail' ORDER BY 1"))
                .containsExactly(
                        "china-mongolia-russia|suifenhe-grodekovo-rail|2015-01-01|null",
                        "ha-sui-e-ya|suifenhe-grodekovo-rail|2016-01-01|null",
                        "longjiang-belt|suifenhe-grodekovo-rail|2014-01-01|null",
                        "primorye-1|suifenhe-grodekovo-rail|2016-01-01|null");
        assertThat(database.rows(
                        "SELECT zone, region, valid_from, valid_to FROM zone_region WHERE region = '23129' ORDER BY 1"))
                .containsExactly("e-commerce-suifenhe|23129|null|null", "suifenhe-dongning|23129|2016-04-27|null");
        assertThat(database.rows(
                        "SELECT name, country, parent, topmost FROM region WHERE id IN ('23129', '23') ORDER BY id"))
                .containsExactly("Heilongjiang|CN|null|23", "Suifenhe, elsewhere|CN|2312|23");
        assertThat(database.rows(
                        "SELECT sector_group_name, section, position FROM sector WHERE id IN ('wood', 'special')"
                                + " ORDER BY id"))
                .containsExactly("Other|null|25", "Raw materials|IX|11");
        assertThat(database.rows(
                        "SELECT count(*), count(DISTINCT sector), min(prefix), max(prefix) FROM sector_chapter"))
                .containsExactly("98|25|01|99");
        assertThat(database.rows(
                        "SELECT s.position, c.section, c.name FROM chapter c JOIN section s ON s.id = c.section"
                                + " WHERE c.id = '44'"))
                .containsExactly("9|IX|Wood and charcoal");
        assertThat(database.rows("SELECT name, kind, valid_from FROM zone WHERE id = 'e-commerce-tongjiang'"))
                .containsExactly("Tongjiang cross-border e-commerce pilot zone|cross-border-e-commerce|2022-11-14");
        assertThat(database.rows("SELECT name FROM mode WHERE id = 'rail'")).containsExactly("rail");
        assertThat(database.rows("SELECT name, name_ru, sitc FROM commodity WHERE id = '44'"))
                .containsExactly("Wood and charcoal|Древесина и древесный уголь|null");
        assertThat(database.rows("SELECT name, name_zh, name_ru FROM country WHERE id = 'RU'"))
                .containsExactly("Russia|俄罗斯|Россия");
        assertThat(database.rows(
                        "SELECT reporter, channel, import_valuation, export_valuation, weight, date_rule, rate_rule,"
                                + " time_zone, dated_by, needs_decision FROM source WHERE id = 'us-bts'"))
                .containsExactly("US|customs|customs|FAS|gross|month-end|none|America/New_York|month|f");
        assertThat(
                        database.rows(
                                "SELECT country, kind, first_day, last_day, name FROM calendar"
                                        + " WHERE crossing IS NOT NULL OR (country = 'CN' AND first_day >= '2027-05-01') ORDER BY first_day"))
                .containsExactly(
                        "null|closure|2020-01-01|null|Closed",
                        "CN|holiday|2027-05-01|2027-05-02|Labour Day",
                        "CN|holiday|2027-06-09|2027-06-09|Dragon Boat Festival",
                        "CN|holiday|2027-09-15|2027-09-15|Mid-Autumn Festival",
                        "CN|holiday|2027-10-01|2027-10-03|National Day");
    }

    @Test
    void shouldLoadEverythingInOneTransactionUnderItsVersion() throws Exception {
        // Given
        String written = TABLES.stream()
                .map(table -> "SELECT xmin::text, reference_version FROM " + table)
                .collect(Collectors.joining(" UNION "));

        // Then
        assertThat(database.rows("SELECT count(DISTINCT xmin), min(reference_version), max(reference_version) FROM ("
                        + written + " UNION SELECT xmin::text, version FROM reference_data) AS written"))
                .containsExactly("1|2026.11.1|2026.11.1");
        assertThat(database.rows(
                        "SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)"
                                + " WHERE column_name = 'reference_version' AND table_type = 'BASE TABLE'"))
                .containsAll(TABLES)
                .hasSize(TABLES.size() + 1);
    }

    @Test
    void shouldReplaceWhatDiffersAndRemoveWhatIsGone() throws Exception {
        // Given
        folder.append("calendar.csv", "CN,,holiday,2028-01-01,2028-01-01,,New Year");
        folder.replace("cluster-crossings.csv", "ha-mu-sui-dong,dongning-poltavka\n", "");
        folder.replace("regions.csv", "15066,Manzhouli comprehensive", "15065,Manzhouli comprehensive");
        folder.replace("chapters.csv", "Wood and charcoal", "Wood");

        // When
        initialize();

        // Then
        assertThat(database.rows("SELECT name FROM calendar WHERE first_day = '2028-01-01'"))
                .containsExactly("New Year");
        assertThat(database.rows("SELECT count(*) FROM cluster_crossing")).containsExactly("10");
        assertThat(database.rows("SELECT id FROM region WHERE id LIKE '1506_'"))
                .containsExactlyInAnyOrder("15065", "15069");
        assertThat(database.rows("SELECT name FROM chapter WHERE id = '44'")).containsExactly("Wood");
        assertThat(database.rows("SELECT version, digest FROM reference_data"))
                .containsExactly("2026.11.1|"
                        + ReferenceReader.of(directory).dimensions().digest());
    }

    @Test
    void shouldSayTheNewVersionEverywhereThoughNothingElseDiffers() throws Exception {
        // Given
        folder.replace("version.txt", "2026.11.1", "2026.12");

        // When
        initialize();

        // Then
        shouldHaveVersion("2026.12");
        assertThat(database.rows("SELECT DISTINCT reference_version FROM crossing"))
                .containsExactly("2026.12");
    }

    @Test
    void shouldRemoveACrossingThatIsGoneAndKeepThoseOfCodeLists() throws Exception {
        // Given
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            store.initialize(List.of(BEGINNING));
            Batch batch = new Batch();
            batch.add(total("gacc:1924", "energy", amounts(1, 1, 1)));
            store.write(batch, List.of(new OffsetAdvance(BEGINNING, 1)));
        }
        folder.replace(
                "crossings.csv",
                "huma-ushakovo,river,Huma - Ushakovo,CN,RU,little-used,,,The kind is not confirmed.\n",
                "");
        folder.replace("posts.csv", "unlocode,CNHUM,*,,,huma-ushakovo\n", "");
        folder.replace("crossing-details.csv", "huma-ushakovo,呼玛－乌沙科沃,Хума — Ушаково,51.70,126.65,\n", "");

        // When
        initialize();

        // Then
        assertThat(database.rows("SELECT id FROM crossing WHERE id IN ('huma-ushakovo', 'gacc:1924', 'hulin-markovo')"))
                .containsExactlyInAnyOrder("gacc:1924", "hulin-markovo");
    }

    @Test
    void shouldWriteNothingAnewWhereTheReferenceDataIsTheSame() throws Exception {
        // Given
        String versions = TABLES.stream()
                        .map(table -> "SELECT xmin, ctid, tableoid FROM " + table)
                        .collect(Collectors.joining(" UNION ALL "))
                + " UNION ALL SELECT xmin, ctid, tableoid FROM reference_data";
        List<String> before = database.rows(versions);

        // When
        initialize();

        // Then
        assertThat(database.rows(versions)).isEqualTo(before).hasSizeGreaterThan(400);
    }

    @Test
    void shouldLoadOnceWhenSeveralConsumersStart() throws Exception {
        // Given
        folder.replace("version.txt", "2026.11.1", "2026.12");
        Callable<Void> start = () -> {
            initialize();
            return null;
        };
        ExecutorService consumers = Executors.newFixedThreadPool(4);

        // When
        List<Future<Void>> starts = consumers.invokeAll(List.of(start, start, start, start));
        consumers.shutdown();

        // Then
        for (Future<Void> each : starts) {
            each.get();
        }
        shouldHaveVersion("2026.12");
        assertThat(database.rows("SELECT count(*), count(DISTINCT id) FROM section"))
                .containsExactly("21|21");
    }

    @Test
    void shouldCountWhatNoDimensionKnows() throws Exception {
        // Given
        TotalKey unknown = new TotalKey(
                new Series(
                        "cn-gacc",
                        "CN",
                        "ZZ",
                        "99999",
                        "us-port:2304",
                        "energy",
                        Flow.IMPORT,
                        Channel.CUSTOMS,
                        "smuggled",
                        "hovercraft",
                        "CNY"),
                DAY);
        Batch batch = new Batch();
        batch.add(new DailyTotal(unknown, amounts(1, 10_000, 0)));

        // When
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            store.initialize(List.of(BEGINNING));
            store.write(batch, List.of(new OffsetAdvance(BEGINNING, 1)));
        }

        // Then
        assertThat(database.rows("SELECT region, r.name, t.regime, g.name, mode, m.name FROM daily_total t"
                        + " LEFT JOIN region r ON r.id = t.region LEFT JOIN regime g ON g.id = t.regime"
                        + " LEFT JOIN mode m ON m.id = t.mode"))
                .containsExactly("99999|null|smuggled|null|hovercraft|null");
    }

    private void shouldHaveVersion(String version) throws Exception {
        for (String table : TABLES) {
            assertThat(database.rows("SELECT DISTINCT reference_version FROM " + table))
                    .as(table)
                    .containsExactly(version);
        }
    }

    /** What a consumer does when it starts on the folder. */
    private void initialize() throws StoreUnavailableException, IOException {
        try (Store store = new Store(database.address(), 1, ReferenceReader.of(directory))) {
            store.initialize(List.of(BEGINNING));
        }
    }
}
