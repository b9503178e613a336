package io.landport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.domain.access.Role;
import io.landport.http.Doors;
import io.landport.http.FrontDoor;
import io.landport.http.OpenApiContract;
import io.landport.query.StorePool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SDMX REST to a real store. Answers are held against views of the store. */
@Tag("server")
final class SdmxMountTest {
    private static final Instant NOW = Instant.parse("2021-06-10T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final RoleTokens TOKENS = new RoleTokens(NOW);
    private static final String FIRST = "/sdmx/2.1/";
    private static final String SECOND = "/sdmx/3.0/";
    private static final String CSV_1 = "application/vnd.sdmx.data+csv;version=1.0.0";
    private static final String CSV_2 = "application/vnd.sdmx.data+csv;version=2.0.0";
    private static final String SPECIFIC = "application/vnd.sdmx.structurespecificdata+xml;version=2.1";

    private static final String FLOWS =
            "DAILY MONTHLY ROLLING COMMODITY CORRIDOR ZONE REVISIONS YOY MOM SHARES INDEX GROWTH MIRROR";

    /** Of tests that change what is in the store: each has one of its own, all others share one. */
    private static final String CHANGES = "changes";

    private static @Nullable ApiStore shared;

    private final HttpClient client = HttpClient.newHttpClient();
    private ApiStore store;
    private SdmxMount sdmx;
    private FrontDoor door;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void start(TestInfo test) throws Exception {
        store = test.getTags().contains(CHANGES) ? filled() : shared();
        sdmx = new SdmxMount(
                connections -> new StorePool(store.url(), "postgres", "", Duration.ofSeconds(20), connections), CLOCK);
        door = FrontDoor.with(Doors.onLoopback(), CLOCK)
                .tokens(TOKENS)
                .mount(sdmx)
                .start();
    }

    private static synchronized ApiStore shared() throws Exception {
        ApiStore opened = shared == null ? filled() : shared;
        shared = opened;
        return opened;
    }

    private static ApiStore filled() throws Exception {
        ApiStore store = ApiStore.migrated();
        store.execute("INSERT INTO regime VALUES ('general', 'General', 'included', '', 'test')");
        store.execute(
                "INSERT INTO sector VALUES ('wood', 'Wood', 'wood', 'Wood', NULL, 1, 'test', '木及木制品', 'Древесина')");
        store.execute("INSERT INTO commodity VALUES ('44', 'Wood and charcoal', NULL, NULL, NULL, NULL, 'test'),"
                + " ('4407', 'Sawn wood', '锯材', 'Пиломатериалы', '24', '2', 'test')");
        store.execute(
                "INSERT INTO crossing (id, kind, name, name_zh, country_a, country_b, status, note, origin,"
                        + " reference_version) VALUES ('suifenhe-rail', 'rail', 'Suifenhe', '绥芬河', 'CN', 'RU', 'open', '',"
                        + " 'reference', 'test'), ('us-port:2304', 'port', 'Laredo', NULL, 'US', 'MX', 'open', '', 'scheme', 'test')");
        return store.with("suifenhe-rail", "2021-01", "2021-02-03", 5, "7.0001", "8")
                .with("suifenhe-rail", "2021-02", "2021-03-03", 3, "12345678901234567890.1234", "0.001")
                .with("us-port:2304", "2021-02", "2021-03-04", 2, "10", "4")
                .with("suifenhe-rail", "2021-01", "2021-04-05", 1, "2", "3")
                .with("us-port:2304", "2021-02", "2021-05-06", -2, "-10", "-4");
    }

    @AfterEach
    void close() {
        door.close();
        sdmx.close();
    }

    @Test
    void shouldBeAsItsOpenApiDocumentSays() throws Exception {
        // Given
        OpenApiContract contract = new OpenApiContract(door, TOKENS::authorization);

        // When
        List<String> executed = contract.executeExamples();

        // Then
        contract.checkRoutes();
        assertThat(executed).hasSize(30);
        assertThat(door.document()
                        .root()
                        .at("/paths/~1sdmx~13.0~1data~1{context}~1{agency}~1{id}/get/parameters/2/schema/enum"))
                .extracting(JsonNode::asText)
                .containsExactly(FLOWS.split(" ", -1));
    }

    @Test
    void shouldWriteCsvOfBothVersions() throws Exception {
        // When
        String first = text(FIRST + "data/MONTHLY/M.cn-gacc...........VALUE+NET_WEIGHT_KG?endPeriod=2021-01", CSV_1);
        String second =
                text(SECOND + "data/dataflow/LANDPORT/MONTHLY/~/*?c[INDICATOR]=VALUE&c[TIME_PERIOD]=ge:2021-02", CSV_2);

        // Then
        assertThat(first).isEqualTo("""
                        DATAFLOW,FREQ,SOURCE,REPORTER,PARTNER,REGION,CROSSING,SECTOR,FLOW,CHANNEL,REGIME,MODE,CURRENCY,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT,CONF_STATUS
                        LANDPORT:MONTHLY(1.0),M,cn-gacc,CN,RU,not-specified,suifenhe-rail,wood,import,customs,general,road,CNY,VALUE,2021-01,9.0001,A,CNY,0,F
                        LANDPORT:MONTHLY(1.0),M,cn-gacc,CN,RU,not-specified,suifenhe-rail,wood,import,customs,general,road,CNY,NET_WEIGHT_KG,2021-01,11,A,KG,0,F
                        """);
        assertThat(second.lines().skip(1))
                .containsExactly(
                        "dataflow,LANDPORT:MONTHLY(1.0.0),I,M,cn-gacc,CN,RU,"
                                + "not-specified,suifenhe-rail,wood,import,customs,general,road,CNY,VALUE,2021-02,12345678901234567890.1234,P,CNY,0,F");
    }

    @Test
    void shouldHaveTheSameObservationsInEveryFormat() throws Exception {
        // Given
        String all = FIRST + "data/LANDPORT,MONTHLY,1.0/all/all";

        // When
        List<String> csv = csv(text(all, CSV_1));
        List<String> generic = generic(text(all, "application/xml"));
        List<String> specific = specific(text(all, SPECIFIC));
        List<String> third = specific(text(all, "application/vnd.sdmx.data+xml;version=3.0.0"));
        List<String> json = json(text(all, "application/vnd.sdmx.data+json;version=2.0.0"));
        String series = text(all, "application/vnd.sdmx.generictimeseriesdata+xml;version=2.1");

        // Then
        SdmxSchemas.validate(series);
        assertThat(series).contains("GenericTimeSeriesData");
        assertThat(generic(series)).isEqualTo(csv);
        assertThat(specific(text(all, "application/vnd.sdmx.structurespecifictimeseriesdata+xml;version=2.1")))
                .isEqualTo(csv);
        assertThat(csv).hasSize(8);
        assertThat(generic).isEqualTo(csv);
        assertThat(specific).isEqualTo(csv);
        assertThat(third).isEqualTo(csv);
        assertThat(json).isEqualTo(csv);
    }

    @Tag(CHANGES)
    @ParameterizedTest
    @ValueSource(strings = {"TIME_PERIOD", "AllDimensions", "INDICATOR", "CURRENCY", "CROSSING"})
    void shouldHaveTheSameObservationsHoweverTheyAreGrouped(String dimension) throws Exception {
        // Given
        store.with("heihe", "2021-01", "2021-02-03", 4, "1", "1").with("heihe", "2021-02", "2021-03-03", 4, "5", "6");
        String all = FIRST + "data/MONTHLY/all?dimensionAtObservation=" + dimension;

        // When
        String generic = text(all, "application/xml");

        // Then
        SdmxSchemas.validate(generic);
        assertThat(generic(generic)).containsExactlyInAnyOrderElementsOf(csv(text(all, CSV_2)));
        assertThat(specific(text(all, SPECIFIC))).containsExactlyInAnyOrderElementsOf(csv(text(all, CSV_2)));
        assertThat(json(text(all, "application/vnd.sdmx.data+json")))
                .containsExactlyInAnyOrderElementsOf(csv(text(all, CSV_2)));
        assertThat(csv(text(all, CSV_2))).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-02-03",
                "2021-03-03",
                "2021-03-31",
                "2021-04-05T11:30:00+02:00",
                "2021-05-06",
                "2021-06-10T00:00:00Z"
            })
    void shouldTravelInTimeAsTheViewsDo(String asOf) throws Exception {
        // When
        String csv = text(FIRST + "data/MONTHLY/all?asOf=" + asOf.replace("+", "%2B"), CSV_1);

        // Then
        assertThat(csv(csv))
                .containsExactlyInAnyOrderElementsOf(
                        observations(csv, "monthly_known_on('" + asOf.substring(0, 10) + "')", "month"));
    }

    @Tag(CHANGES)
    @ParameterizedTest
    @CsvSource({
        "DAILY,     '', daily_total, day",
        "DAILY,     asOf=2021-03-04, daily_known_on('2021-03-04'), day",
        "MONTHLY,   '', monthly_total, month",
        "COMMODITY, '', commodity_total, month",
        "CORRIDOR,  '', corridor_total, month",
        "ZONE,      '', zone_total, month",
        "ROLLING,   startPeriod=2021-02-28&endPeriod=2021-02-28, '(SELECT * FROM rolling_on(''2021-02-28'') WHERE time_window IN (''mtd'', ''ytd'', ''12m'')) AS w', as_of",
        "ROLLING,   startPeriod=2021-02-28&endPeriod=2021-02-28&asOf=2021-03-04, '(SELECT * FROM rolling_known_on(''2021-02-28'', ''2021-03-04'') WHERE time_window IN (''mtd'', ''ytd'', ''12m'')) AS w', as_of"
    })
    void shouldHaveTheFiguresOfTheStore(String flow, String query, String relation, String period) throws Exception {
        // Given
        fillOtherViews();
        String path = FIRST + "data/" + flow + "/all?" + query;

        // When
        String csv = text(path, CSV_2);

        // Then
        assertThat(csv(csv).stream().filter(line -> !line.contains("MONTHS_MISSING")))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(observations(csv, relation, period));
        assertThat(specific(text(path, SPECIFIC))).hasSameSizeAs(csv(csv));
        SdmxSchemas.validate(text(path, "application/xml"));
        // Windows have months of several statuses.
        assertThat(column(csv, "OBS_STATUS").stream().allMatch(String::isEmpty)).isEqualTo(flow.equals("ROLLING"));
    }

    /** Each figure in SQL over the ready view, which is another query than that of the question. */
    @Tag(CHANGES)
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        YOY | '' | LINES, BASE_LINES, BASE_VALUE, VALUE_GROWTH | source, reporter, partner, crossing, sector, flow, mode, currency | \
          lines, base_lines, base_value, value_growth | year_on_year
        YOY | 2021-04-04 | LINES, BASE_LINES, BASE_VALUE, VALUE_GROWTH | source, reporter, partner, replace(crossing, ':', '@'), sector, flow, mode, currency | \
          lines, base_lines, base_value, value_growth | year_on_year_known_on('2021-04-04')
        MOM | '' | LINES, BASE_LINES, BASE_VALUE, VALUE_GROWTH | source, reporter, partner, crossing, sector, flow, mode, currency | \
          lines, base_lines, base_value, value_growth | month_on_month
        INDEX | '' | BASE_LINES, VALUE, LASPEYRES, FISHER, VOLUME_PAASCHE, COVERAGE | \
          source, reporter, partner, crossing, sector, flow, mode, currency | \
          base_lines, value, laspeyres, fisher, volume_paasche, coverage | price_and_volume
        INDEX | 2021-04-04 | FISHER, ITEMS_INDEXED | source, reporter, partner, replace(crossing, ':', '@'), sector, flow, mode, currency | \
          fisher, items_indexed | price_and_volume_in(NULL, '2021-04-04')
        GROWTH | '' | VALUE_GROWTH, PRICE_CHANGE, OTHER_GROWTH | source, reporter, partner, crossing, sector, flow, mode, currency | \
          value_growth, price_change, other_growth | price_and_volume
        SHARES | 2021-03-04 | LINES, VALUE_SHARE | \
          source, reporter, partner, region, replace(crossing, ':', '@'), sector, flow, channel, regime, mode, currency | \
          lines, round(value / sum(value) OVER (PARTITION BY month, source, flow, currency), 6) | monthly_known_on('2021-03-04')
        MIRROR | '' | EXPORT_VALUE, IMPORT_VALUE, VALUE_GAP | crossing, sector, exporter, importer, replace(status, ' ', '$0020') | \
          CASE WHEN value_gap IS NOT NULL THEN export_value END, CASE WHEN value_gap IS NOT NULL THEN adjusted_import_value END, value_gap | mirror
        REVISIONS | 2021-04-05 | LINES_CHANGE, VALUE_CHANGE | \
          source, reporter, 'RU', 'not-specified', replace(crossing, ':', '@'), sector, flow, 'customs', 'general', 'road', currency | \
          sum(lines_change), sum(value_change) | revision WHERE received_day <= '2021-04-05' GROUP BY month, source, reporter, crossing, sector, flow, currency
        REVISIONS | '' | FIRST_LINES, LINES_CHANGE, VALUE_CHANGE | \
          source, reporter, 'RU', 'not-specified', replace(crossing, ':', '@'), sector, flow, 'customs', 'general', 'road', currency | \
          max(first_lines), sum(lines_change), sum(value_change) | revision GROUP BY month, source, reporter, crossing, sector, flow, currency HAVING sum(lines_change) <> 0
        """)
    void shouldHaveTheFiguresOfEveryReadyQuestion(
            String flow, String asOf, String indicators, String key, String figures, String relation) throws Exception {
        // Given
        fillTheYearBefore();
        String path = FIRST + "data/" + flow + "/all?asOf=" + asOf + "&c[INDICATOR]=" + indicators.replace(" ", "");
        List<String> names = List.of(indicators.split(", ", -1));
        List<String> values = List.of(figures.split(", (?![^(]*\\))", -1));

        // When
        String csv = text(path, CSV_2);

        // Then
        List<String> expected = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            expected.addAll(strings(
                    "SELECT concat_ws('.', 'M', %s, '%s', to_char(month, 'YYYY-MM')) || '=' || coalesce(trim_scale(%s)::text, '') FROM %s"
                            .formatted(key, names.get(place), values.get(place), relation)));
        }
        assertThat(csv(csv)).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        SdmxSchemas.validate(text(path, "application/xml"));
        assertThat(specific(text(path, SPECIFIC))).hasSameSizeAs(expected);
        assertThat(json(text(path, "application/vnd.sdmx.data+json"))).hasSameSizeAs(expected);
    }

    /** The unit of values that two sides report can differ from row to row, so it is an attribute of observations. */
    @Tag(CHANGES)
    @Test
    void shouldGiveTheUnitOfEachComparedValue() throws Exception {
        // Given
        fillTheYearBefore();

        // When
        String csv = text(FIRST + "data/MIRROR/all?c[INDICATOR]=VALUE_GAP,LINES_WEIGHED", CSV_1);

        // Then
        assertThat(csv.lines().skip(1).map(line -> line.substring(line.indexOf(",VALUE_GAP") + 1)))
                .contains("VALUE_GAP,2021-01,4.9999,,CNY,0,F");
        SdmxSchemas.validate(text(FIRST + "datastructure/LANDPORT/MIRROR?references=all", "application/xml"));
    }

    @Tag(CHANGES)
    @Test
    void shouldHaveSharesOfAllTradeOfTheMonth() throws Exception {
        // Given
        store.with("heihe", "2021-01", "2021-02-03", 4, "0.9999", "1");
        store.execute(
                "INSERT INTO crossing (id, kind, name, country_a, country_b, status, note, origin, reference_version)"
                        + " VALUES ('heihe', 'road', 'Heihe', 'CN', 'RU', 'open', '', 'reference', 'test')");

        // When
        String shares = text(FIRST + "data/SHARES/M.cn-gacc...........VALUE_SHARE?endPeriod=2021-01", CSV_2);
        String one =
                text(FIRST + "data/SHARES/M.cn-gacc....heihe.......VALUE_SHARE+VALUE_RANK?endPeriod=2021-01", CSV_2);

        // Then
        assertThat(csv(shares)).extracting(line -> line.replaceFirst(".*=", "")).containsExactly("0.09999", "0.90001");
        assertThat(csv(one)).extracting(line -> line.replaceFirst(".*=", "")).containsExactly("0.09999", "2");
    }

    private void fillTheYearBefore() throws Exception {
        store.with("suifenhe-rail", "2020-01", "2020-02-03", 4, "3", "1")
                .with("suifenhe-rail", "2020-02", "2020-03-03", 0, "0", "0");
        store.execute("""
                INSERT INTO source VALUES ('ru-fcs', 'Russia', 'RU', 'customs', 'CIF', 'FOB', 'net', 'month', 'none', 'UTC', 'month', false, 'test');
                INSERT INTO series (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)
                  VALUES ('suifenhe-rail', 'wood', 'export', 'ru-fcs', 'RU', 'CN', 'not-specified', 'customs', 'general', 'road', 'CNY');
                INSERT INTO monthly_total_fact SELECT id, '2021-01-01', 2, 0, 4.0002, 5 FROM series WHERE source = 'ru-fcs';
                INSERT INTO reported_total_fact VALUES ('2021-01-01', 'ru-fcs', 'RU', 'export', 'general', 'CNY', 2, 0, 4.0002, 5);
                INSERT INTO month_first_known (source, month, received_day) VALUES ('ru-fcs', '2021-01-01', '2021-02-03')""");
    }

    private List<String> strings(String sql) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(store.url(), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void fillOtherViews() throws Exception {
        store.execute("""
                INSERT INTO daily_total_fact
                  SELECT id, '2021-02-03'::date, 3, 1, 5.5, 2, '2021-03-03'::date FROM series WHERE crossing = 'suifenhe-rail'
                  UNION ALL SELECT id, '2021-02-04', 2, 0, 1, 1.25, NULL FROM series WHERE crossing = 'suifenhe-rail';
                INSERT INTO daily_change_fact
                  SELECT id, '2021-02-04'::date, '2021-03-04'::date, 5, 0, 3, 2 FROM series WHERE crossing = 'suifenhe-rail'
                  UNION ALL SELECT id, '2021-02-04', '2021-04-05', -3, 0, -2, -0.75 FROM series WHERE crossing = 'suifenhe-rail';
                INSERT INTO corridor VALUES ('north', 'North', NULL, NULL, NULL, '2020-01-01', '', 'test');
                INSERT INTO corridor_crossing VALUES ('north', 'suifenhe-rail', '2020-01-01', NULL, 'test');
                INSERT INTO zone VALUES ('port', 'Free port', NULL, 'free-trade', NULL, NULL, '', 'test');
                INSERT INTO zone_region VALUES ('port', 'not-specified', NULL, NULL, 'test');
                INSERT INTO trade (source, reporter, partner, region, crossing, flow, regime, currency)
                  VALUES ('cn-gacc', 'CN', 'RU', 'not-specified', 'suifenhe-rail', 'import', 'general', 'CNY');
                INSERT INTO good (source, flow, currency, commodity, unit) VALUES ('cn-gacc', 'import', 'CNY', '440710', 'm3 (solid)');
                INSERT INTO commodity_total_fact (trade, month, commodity, unit, lines, lines_without_weight, value, net_weight_kg, quantity, good)
                  VALUES (1, '2021-02-01', '440710', 'm3 (solid)', 4, 0, 100, 7, 2.125, 1),
                    (1, '2021-02-01', '4407', 'not-specified', 1, 0, 10, 1, 0, 1)""");
    }

    @Tag(CHANGES)
    @Test
    void shouldSelectACommodityNotAllThatBeginLikeIt() throws Exception {
        // Given
        fillOtherViews();

        // When
        List<String> found = csv(text(FIRST + "data/COMMODITY/all?c[COMMODITY]=4407&c[INDICATOR]=LINES", CSV_2));

        // Then
        assertThat(found).singleElement().asString().endsWith(".4407.CNY.not-specified.LINES.2021-02=1");
    }

    @Tag(CHANGES)
    @ParameterizedTest
    @CsvSource({
        "MONTHLY, monthly_known_on('%s'), month",
        "DAILY, daily_known_on('%s'), day",
        "CORRIDOR, '(SELECT ''north'' AS corridor, * FROM monthly_known_on(''%s'') WHERE crossing = ''suifenhe-rail'') AS k', month"
    })
    void shouldHaveEveryVintage(String flow, String relation, String period) throws Exception {
        // Given
        fillOtherViews();
        List<String> days = List.of("2021-02-03", "2021-03-03", "2021-03-04", "2021-04-05", "2021-05-06");

        // When
        String history = text(FIRST + "data/" + flow + "/all?includeHistory=true", CSV_2);
        String generic = text(FIRST + "data/" + flow + "/all?includeHistory=true", "application/xml");

        // Then
        SdmxSchemas.validate(generic);
        Map<String, String> known = new TreeMap<>();
        for (String day : days) {
            history.lines().skip(1).filter(line -> line.endsWith("," + day)).forEach(line -> {
                List<String> fields = List.of(line.split(",", -1));
                int value = List.of(history.lines().findFirst().orElseThrow().split(",", -1))
                        .indexOf("OBS_VALUE");
                String key = String.join(".", fields.subList(3, value));
                if (fields.get(2).equals("D")) {
                    known.remove(key);
                } else {
                    known.put(key, fields.get(value));
                }
            });
            assertThat(known.entrySet().stream().map(entry -> entry.getKey() + '=' + entry.getValue()))
                    .as(day)
                    .containsExactlyInAnyOrderElementsOf(observations(history, relation.formatted(day), period));
        }
        assertThat(generic.contains("action=\"Delete\" validFromDate=\"2021-05-06T00:00:00Z\""))
                .isEqualTo(flow.equals("MONTHLY"));
    }

    /** Data sets have their action and the day from which they are known, and deleted observations no value. */
    @Test
    void shouldHaveTheSameVintagesInEveryFormat() throws Exception {
        // Given
        String path = FIRST + "data/MONTHLY/all?includeHistory=true";

        // When
        List<String> csv = csv(text(path, CSV_2));

        // Then
        assertThat(csv)
                .contains("D 2021-05-06 M.cn-gacc.CN.RU.not-specified.us-port@2304.wood.import.customs.general.road.CNY"
                        + ".LINES.2021-02=")
                .hasSize(20);
        assertThat(generic(text(path, "application/xml"))).isEqualTo(csv);
        assertThat(specific(text(path, SPECIFIC))).isEqualTo(csv);
        assertThat(json(text(path, "application/vnd.sdmx.data+json"))).isEqualTo(csv);
    }

    @Test
    void shouldHaveTheVintagesUpToAMoment() throws Exception {
        // When
        String history =
                text(FIRST + "data/MONTHLY/............LINES?includeHistory=true&asOf=2021-03-04T10:00:00Z", CSV_2);

        // Then
        assertThat(history.lines().skip(1).map(line -> line.substring(line.lastIndexOf(',') + 1)))
                .containsExactly("2021-02-03", "2021-03-03", "2021-03-04");
    }

    @Test
    void shouldHaveWhatChangedOnly() throws Exception {
        // When
        String changed = text(
                SECOND + "data/dataflow/LANDPORT/MONTHLY/1.0.0/*?updatedAfter=2021-04-05T10:00:00Z&c[INDICATOR]=LINES",
                CSV_2);

        // Then
        assertThat(changed.lines().skip(1).map(line -> List.of(line.split(",", -1))))
                .extracting(fields -> fields.get(2) + ' ' + fields.get(8) + ' ' + fields.get(16) + ' ' + fields.get(17))
                .containsExactly("R suifenhe-rail 2021-01 6", "D us-port@2304 2021-02 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-03-04", "2021-04-05", "2021-05-06"})
    void shouldHaveTheSumsThatChangedSinceADay(String day) throws Exception {
        // When
        String changed = text(FIRST + "data/MONTHLY/all?updatedAfter=" + day, CSV_1);

        // Then
        assertThat(csv(changed)).containsExactlyInAnyOrderElementsOf(strings("""
                        SELECT concat_ws('.', 'M', source, reporter, partner, region, replace(crossing, ':', '@'), sector, flow, channel,
                          regime, mode, currency, m.name, to_char(month, 'YYYY-MM'))
                          || '=' || CASE WHEN sum(lines) = 0 THEN '' ELSE trim_scale(sum(m.value))::text END
                        FROM monthly_vintage, LATERAL (VALUES ('LINES', lines), ('LINES_WITHOUT_WEIGHT', lines_without_weight),
                          ('VALUE', value), ('NET_WEIGHT_KG', net_weight_kg)) AS m (name, value)
                        GROUP BY source, reporter, partner, region, crossing, sector, flow, channel, regime, mode, currency, m.name, month
                        HAVING max(received_day) >= '%1$s'
                          AND (sum(lines) <> 0 OR sum(lines) FILTER (WHERE received_day < '%1$s') <> 0)""".formatted(day)));
    }

    @Tag(CHANGES)
    @Test
    void shouldGiveTheStatusOfSeriesBreaksAndMissingFigures() throws Exception {
        // Given
        fillTheYearBefore();
        store.execute("INSERT INTO series_break VALUES ('CN', NULL, '2021-01-15', 'A new law.', 'test')");

        // When
        String months = text(FIRST + "data/MONTHLY/.cn-gacc...........LINES", CSV_1);
        String growth = text(FIRST + "data/YOY/all", CSV_1);

        // Then
        assertThat(column(months, "TIME_PERIOD")).containsExactly("2020-01", "2021-01", "2021-02");
        assertThat(column(months, "OBS_STATUS")).containsExactly("A", "B", "P");
        assertThat(column(growth, "OBS_STATUS").stream().map("M"::equals))
                .contains(true, false)
                .containsExactlyElementsOf(column(growth, "OBS_VALUE").stream()
                        .map(String::isEmpty)
                        .toList());
    }

    /** The addresses of docs/sdmx.md, with the figure of docs/quick-start.md. */
    @Tag(CHANGES)
    @Test
    void shouldAnswerAsItsPageSays() throws Exception {
        // Given
        store.with("suifenhe-rail", "2024-03", "2024-05-15", 1, "412500.5", "186300");
        String page = Files.readString(Path.of("../docs/sdmx.md"));
        String examples = page.substring(page.indexOf("## Read a figure"), page.indexOf("## Clients"));
        List<String> addresses = Pattern.compile("http://127.0.0.1:8080(/sdmx/[^'\"\\s]+/data/[^'\"\\s]+)")
                .matcher(examples)
                .results()
                .map(address -> address.group(1))
                .toList();

        // When
        String answer = text(addresses.get(0), CSV_2);

        // Then
        assertThat(examples).contains("```\n" + answer + "```\n");
        assertThat(addresses).hasSize(4);
        for (String address : addresses) {
            assertThat(csv(text(address, "text/csv")))
                    .isEqualTo(csv(answer))
                    .singleElement()
                    .asString()
                    .endsWith(".VALUE.2024-03=412500.5");
        }
        assertThat(generic(text(addresses.get(1), "*/*"))).isEqualTo(csv(answer));
    }

    @Tag(CHANGES)
    @Test
    void shouldSayThatTheStoreDoesNotAnswer() throws Exception {
        // Given
        SdmxMount impatient = new SdmxMount(
                connections -> new StorePool(store.url(), "postgres", "", Duration.ofMillis(500), connections), CLOCK);
        try (impatient;
                FrontDoor other = FrontDoor.with(Doors.onLoopback(), CLOCK)
                        .mount(impatient)
                        .start();
                Connection connection = DriverManager.getConnection(store.url(), "postgres", "");
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE monthly_total_fact");

            // When
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(other.address().resolve(FIRST + "data/MONTHLY/all"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            // Then
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            SdmxSchemas.validate(response.body());
            assertThat(response.body()).contains("code=\"503\"");
        }
    }

    /** Paths of the standard that have no answer here. */
    @ParameterizedTest
    @CsvSource({
        "2.1/schema/datastructure/LANDPORT/MONTHLY/1.0, 501, 501",
        "3.0/schema/dataflow/LANDPORT/MONTHLY/1.0.0?dimensionAtObservation=TIME_PERIOD, 501, 501",
        "3.0/metadata/structure/dataflow/LANDPORT/MONTHLY/~, 501, 501",
        "3.0/metadata/metadataset/LANDPORT, 501, 501",
        "3.0/codelist/LANDPORT/CL_FLOW, 400, 140",
        "3.0/data/dataflow/LANDPORT, 400, 140"
    })
    void shouldRefusePathsThatHaveNoAnswer(String path, int status, int code) throws Exception {
        // When
        JsonNode error = JSON.readTree(refused("/sdmx/" + path, "application/json", status));

        // Then
        assertThat(error.at("/errors/0/code").asInt()).isEqualTo(code);
    }

    @Tag(CHANGES)
    @Test
    void shouldAddUpOnRequestWhatMayBeAdded() throws Exception {
        // Given
        store.with("heihe", "2021-01", "2021-02-03", 4, "1", "1");

        // When
        String total = text(
                SECOND
                        + "data/dataflow/LANDPORT/MONTHLY/1.0.0/M.cn-gacc.*.*.*._T?c[INDICATOR]=LINES&c[TIME_PERIOD]=2021-01",
                CSV_2);
        String months = text(FIRST + "data/MONTHLY/M.cn-gacc._T._T._T._T._T._T._T._T._T..LINES", CSV_2);
        String sources = refused(SECOND + "data/dataflow/LANDPORT/MONTHLY/1.0.0/M._T", "application/json", 422);
        String currencies = refused(FIRST + "data/MONTHLY/..........._T.", "application/xml", 403);

        // Then
        assertThat(csv(total))
                .containsExactly(
                        "M.cn-gacc.CN.RU.not-specified._T.wood.import.customs.general.road.CNY.LINES.2021-01=10");
        assertThat(column(months, "TIME_PERIOD")).containsExactly("2021-01", "2021-02");
        assertThat(sources).contains("figures of different codes of source are never added");
        assertThat(currencies).contains("figures of different codes of currency of the documents are never added");
    }

    /** What each filter selects is found by hand from the observations of the whole dataflow. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        c[CROSSING]=ne:suifenhe-rail                   | 0
        c[CROSSING]=sw:suifenhe                        | 8
        c[CROSSING]=co:rail,ew:2304                    | 8
        c[CROSSING]=nc:rail                            | 0
        c[INDICATOR]=ne:VALUE                          | 6
        c[INDICATOR]=sw:LINES+ne:LINES                 | 2
        c[INDICATOR]=ge:NET_WEIGHT_KG                  | 4
        c[TIME_PERIOD]=2021-02,2020-12                 | 4
        c[TIME_PERIOD]=ne:2021-02                      | 4
        c[TIME_PERIOD]=ge:2021-02-02,le:2021-01        | 4
        c[TIME_PERIOD]=lt:2021-02,gt:2021-02           | 4
        c[OBS_VALUE]=ge:9.0001                         | 3
        c[OBS_VALUE]=gt:9.0001+lt:12                   | 1
        c[OBS_VALUE]=ne:11                             | 7
        c[OBS_STATUS]=P                                | 4
        c[OBS_STATUS]=P&attributes=none                | 4
        c[UNIT_MEASURE]=KG,CNY                         | 4
        c[CONF_STATUS]=F                               | 8
        c[CONF_STATUS]=ne:F                            | 0
        """)
    void shouldFilterByOperators(String filter, int observations) throws Exception {
        // When
        HttpResponse<byte[]> response =
                get(SECOND + "data/dataflow/LANDPORT/MONTHLY/+/*?" + filter.replace("+", "%2B"), CSV_2);

        // Then
        assertThat(response.statusCode()).isEqualTo(observations == 0 ? 404 : 200);
        if (observations > 0) {
            assertThat(csv(new String(response.body(), StandardCharsets.UTF_8))).hasSize(observations);
        }
    }

    @Test
    void shouldHaveWhatMatchesOneOfSeveralKeys() throws Exception {
        // When
        String found = text(
                SECOND + "data/dataflow/LANDPORT/MONTHLY/+/M.*.*.*.*.suifenhe-rail.*.*.*.*.*.*.LINES,"
                        + "M.*.*.*.*.*.*.import.*.*.*.*.VALUE?c[TIME_PERIOD]=2021-01",
                CSV_2);

        // Then
        assertThat(csv(found))
                .extracting(line -> line.replaceFirst(".*\\.CNY", ""))
                .containsExactly(".LINES.2021-01=6", ".VALUE.2021-01=9.0001");
    }

    @Test
    void shouldLimitTheObservationsOfEachSeries() throws Exception {
        // When
        List<String> last = csv(text(FIRST + "data/MONTHLY/............LINES?lastNObservations=1", CSV_1));
        List<String> first = csv(text(FIRST + "data/MONTHLY/............LINES?firstNObservations=1", CSV_1));

        // Then
        assertThat(last).singleElement().asString().endsWith("2021-02=3");
        assertThat(first).singleElement().asString().endsWith("2021-01=6");
    }

    @Test
    void shouldLeaveOutWhatIsNotAskedFor() throws Exception {
        // When
        String keys = text(FIRST + "data/MONTHLY/all?detail=serieskeysonly", "application/xml");
        String data = text(SECOND + "data/dataflow/LANDPORT/MONTHLY?attributes=OBS_STATUS", CSV_2);

        // Then
        SdmxSchemas.validate(keys);
        SdmxJsonRules.checkData(JSON.readTree(
                text(FIRST + "data/MONTHLY/all?detail=serieskeysonly", "application/vnd.sdmx.data+json")));
        assertThat(keys).contains("SeriesKey").doesNotContain("ObsValue").doesNotContain("Attributes");
        assertThat(data.lines().findFirst().orElseThrow()).endsWith("TIME_PERIOD,OBS_VALUE,OBS_STATUS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        data/NOTHING/all                                         | 404 | 100 | there is no dataflow NOTHING
        data/MONTHLY/M.cn-gacc.CN                                | 403 | 150 | the key has 3 positions, but MONTHLY has 13
        data/MONTHLY/A............                               | 404 | 100 | of the frequency M only
        data/MONTHLY/.cn-gac...........                          | 403 | 150 | did you mean "cn-gacc"?
        data/MONTHLY/............PRICE                           | 403 | 150 | "PRICE" is not a known indicator
        data/MONTHLY/.......sideways.....                        | 403 | 150 | allowed are import, export
        data/MONTHLY/all?startPeriod=2021-13                     | 400 | 140 | "2021-13" is not a time period
        data/MONTHLY/all?startPeriod=2021-02-30                  | 400 | 140 | is not a time period
        data/MONTHLY/all?startPeriod=2022&endPeriod=2021         | 403 | 150 | the first period is after the last one
        data/MONTHLY/all?startPeriod=2021-01-02&endPeriod=2021-01-30 | 403 | 150 | no whole month
        data/MONTHLY/all?startPeriod=2030                        | 404 | 100 | no observation matches the query
        data/MONTHLY/all?asOf=2999-01-01                         | 403 | 150 | is in the future
        data/MONTHLY/all?asOf=2021-01-01                         | 404 | 100 | the first documents were received on 2021-02-03
        data/MONTHLY/all?asOf=yesterday                          | 400 | 140 | is not a moment
        data/MONTHLY/all?updatedAfter=2021-06-01                 | 404 | 100 | has changed since 2021-06-01
        data/MONTHLY/all?updatedAfter=2021-06-01&asOf=2021-03-01 | 403 | 150 | updatedAfter is later than asOf
        data/MONTHLY/all?updatedAfter=2021-02-01&includeHistory=true | 403 | 150 | cannot be used together
        data/COMMODITY/all?asOf=2021-03-01                       | 501 | 501 | COMMODITY has no vintages
        data/COMMODITY/all?includeHistory=true                   | 501 | 501 | COMMODITY has no changes by received day
        data/ROLLING/all?startPeriod=2021                        | 403 | 150 | windows that end on one day
        data/MONTHLY/.......import.....?c[FLOW]=export           | 403 | 150 | contradictory filters of FLOW
        data/MONTHLY/all?c[FLOW]=ne:import                       | 404 | 100 | no observation matches the query
        data/MONTHLY/all?c[FLOW]=import+export                   | 403 | 150 | it cannot be import and export; use a comma
        data/MONTHLY/all?c[FLOW]=import,                         | 400 | 140 | a value is missing
        data/MONTHLY/all?c[OBS_VALUE]=gt:many                    | 400 | 140 | "many" is not a number
        data/MONTHLY/all?c[OBS_VALUE]=sw:1                       | 403 | 150 | the operator sw is for codes and texts
        data/MONTHLY/all?c[TIME_PERIOD]=2021-01,2021-13          | 400 | 140 | "2021-13" is not a time period
        data/MONTHLY/M.cn-gacc,M.us-bts                          | 403 | 150 | the key has 2 positions
        data/MONTHLY/all?c[COLOUR]=red                           | 403 | 150 | "COLOUR" is not a known component
        data/MONTHLY/all?firstNObservations=0                    | 400 | 140 | allowed are numbers from 1
        data/MONTHLY/all?detail=some                             | 400 | 140 | allowed are full
        availableconstraint/MONTHLY/all/all/all?references=some  | 400 | 140 | references: allowed are none, all
        data/MONTHLY/all?limit=5                                 | 501 | 501 | the parameter limit is not supported
        data/MONTHLY/all?startperiod=2021                        | 400 | 140 | unknown parameter "startperiod"
        data/MONTHLY/all?startPeriod=2021&startPeriod=2022       | 400 | 140 | is given 2 times
        data/MONTHLY/all?format=pdf                              | 406 | 140 | allowed are xml, json
        data/MONTHLY/all/OTHER                                   | 404 | 100 | the data provider is LANDPORT
        data/OTHER,MONTHLY,1.0/all                               | 404 | 100 | the agency is LANDPORT
        data/MONTHLY/all?dimensionAtObservation=FREQ             | 501 | 501 | FREQ is not supported
        dataflow/LANDPORT/NOTHING                                | 404 | 100 | there is no dataflow NOTHING
        categoryscheme                                           | 501 | 501 | there are no artefacts of the type categoryscheme
        nonsense                                                 | 400 | 140 | "nonsense" is not a type of artefacts
        codelist/LANDPORT/CL_FLOW/1.0/sideways                   | 404 | 100 | no item of the list
        availableconstraint/MONTHLY/all/all/all?mode=available   | 501 | 501 | mode: only exact is supported
        """)
    void shouldRefuseWithAnErrorOfTheStandard(String path, int status, int code, String detail) throws Exception {
        // When
        String error = refused(FIRST + path, "application/xml", status);

        // Then
        SdmxSchemas.validate(error);
        assertThat(error).contains("code=\"" + code + '"').contains(detail.replace("\"", "&quot;"));
    }

    @ParameterizedTest
    @CsvSource({"application/xml, code=\"510\"", "application/vnd.sdmx.data+json, '\"code\":510'", "*/*, code=\"510\""})
    void shouldRefuseAMessageThatIsTooLargeAsAWhole(String accept, String code) throws Exception {
        // Given
        SdmxMount limited = new SdmxMount(
                connections -> new StorePool(store.url(), "postgres", "", Duration.ofSeconds(20), connections),
                CLOCK,
                () -> new Spool(100, 1_000));

        // When
        String error;
        try (limited;
                FrontDoor small = FrontDoor.with(Doors.onLoopback(), CLOCK)
                        .tokens(TOKENS)
                        .mount(limited)
                        .start()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(small.address().resolve(FIRST + "data/MONTHLY/all"))
                            .header("Authorization", TOKENS.authorization(Role.ANALYST))
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(413);
            error = response.body();
        }

        // Then
        assertThat(error)
                .contains(code)
                .contains("an answer may have 1000 bytes")
                .doesNotContain("SeriesKey");
    }

    @Test
    void shouldRefuseInJsonToo() throws Exception {
        // When
        JsonNode error = JSON.readTree(refused(SECOND + "data/dataflow/LANDPORT/NOTHING", "*/*", 404));

        // Then
        assertThat(error.at("/errors/0/code").asInt()).isEqualTo(100);
        assertThat(error.at("/errors/0/detail").asText()).contains("DAILY, MONTHLY");
        assertThat(refused(FIRST + "data/MONTHLY/all", "image/png", 406)).contains("genericdata+xml;version=2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dataflow/all/all/latest/",
                "datastructure/LANDPORT/MONTHLY/1.0?references=all",
                "codelist",
                "conceptscheme",
                "datastructure/LANDPORT/ROLLING?references=children",
                "structure",
                "codelist/LANDPORT/CL_CROSSING?references=parents",
                "dataflow?detail=allstubs",
                "availableconstraint/MONTHLY",
                "availableconstraint/MONTHLY/all/all/CROSSING",
                "availableconstraint/MONTHLY?references=all",
                "availableconstraint/MONTHLY/all/all/CROSSING?references=codelist,conceptscheme"
            })
    void shouldWriteValidStructures(String path) throws Exception {
        // Then
        SdmxSchemas.validate(text(FIRST + path, "application/vnd.sdmx.structure+xml;version=2.1"));
        SdmxJsonRules.checkStructures(JSON.readTree(text(FIRST + path, "application/vnd.sdmx.structure+json")));
        assertThat(elements(text(FIRST + path, "application/vnd.sdmx.structure+xml;version=3.0.0")))
                .contains("Structures");
    }

    @Test
    void shouldNameCodesInThreeLanguages() throws Exception {
        // When
        String list = text(FIRST + "codelist/LANDPORT/CL_CROSSING", "application/xml");
        JsonNode json = JSON.readTree(get(
                        SECOND + "structure/codelist/LANDPORT/CL_CROSSING/~/suifenhe-rail",
                        "*/*",
                        "Accept-Language",
                        "zh-CN, en;q=0.5")
                .body());

        // Then
        assertThat(list).contains("id=\"us-port@2304\"").contains("<common:Name xml:lang=\"zh\">绥芬河</common:Name>");
        assertThat(json.at("/data/codelists/0/codes/0/name").asText()).isEqualTo("绥芬河");
        assertThat(json.at("/data/codelists/0/codes")).hasSize(1);
        assertThat(json.at("/data/codelists/0/isPartial").asBoolean()).isTrue();
        assertThat(text(FIRST + "codelist/LANDPORT/CL_SECTOR", "application/xml"))
                .contains("<common:Name xml:lang=\"zh\">木及木制品</common:Name>")
                .contains("<common:Name xml:lang=\"ru\">Древесина</common:Name>");
        assertThat(text(FIRST + "codelist/LANDPORT/CL_COMMODITY/1.0/4407", "application/xml"))
                .contains("<common:Name xml:lang=\"ru\">Пиломатериалы</common:Name>");
    }

    @Test
    void shouldSayWhichCodesAndPeriodsThereAre() throws Exception {
        // When
        JsonNode constraint = JSON.readTree(text(SECOND + "availability/dataflow/LANDPORT/MONTHLY", "application/json"))
                .at("/data/dataConstraints/0");

        // Then
        assertThat(constraint.at("/annotations/0/title").asText()).isEqualTo("8");
        assertThat(constraint.at("/annotations/1/title").asText()).isEqualTo("4");
        assertThat(constraint.at("/cubeRegions/0/keyValues/5/values")).hasToString("[{\"value\":\"suifenhe-rail\"}]");
        assertThat(constraint
                        .at("/cubeRegions/0/keyValues/13/timeRange/endPeriod/period")
                        .asText())
                .isEqualTo("2021-02");
    }

    /** The Python client pysdmx describes a dataflow by this query. */
    @Test
    void shouldDescribeWhatIsAvailable() throws Exception {
        // When
        JsonNode data = JSON.readTree(text(
                        SECOND + "availability/dataflow/LANDPORT/MONTHLY/1.0.0?references=all",
                        "application/vnd.sdmx.structure+json;version=2.0.0"))
                .path("data");

        // Then
        assertThat(data.at("/dataflows/0/structure").asText())
                .isEqualTo("urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=LANDPORT:MONTHLY(1.0.0)");
        assertThat(data.at("/dataStructures/0/dataStructureComponents/dimensionList/dimensions"))
                .hasSize(13);
        assertThat(data.path("conceptSchemes").get(0).path("concepts")).hasSize(14);
        JsonNode sectors = StreamSupport.stream(data.path("codelists").spliterator(), false)
                .filter(list -> list.path("id").asText().equals("CL_SECTOR"))
                .findFirst()
                .orElseThrow();
        assertThat(sectors.path("isPartial").asBoolean()).isTrue();
        assertThat(sectors.path("codes")).hasSize(1);
        assertThat(sectors.at("/codes/0/names/ru").asText()).isEqualTo("Древесина");
        assertThat(data.at("/dataConstraints/0/annotations/0/title").asText()).isEqualTo("8");
    }

    @Tag(CHANGES)
    @Test
    void shouldNotSendAgainWhatTheClientHas() throws Exception {
        // Given
        String link = FIRST + "data/MONTHLY/all";
        HttpResponse<byte[]> before = get(link, CSV_1, "Accept-Encoding", "gzip");
        String tag = before.headers().firstValue("ETag").orElseThrow();

        // When
        int same = get(link, CSV_1, "Accept-Encoding", "gzip", "If-None-Match", tag)
                .statusCode();
        int otherFormat = get(link, SPECIFIC, "Accept-Encoding", "gzip", "If-None-Match", tag)
                .statusCode();
        store.with("suifenhe-rail", "2021-03", "2021-06-05", 5, "7.0001", "8");
        int changed = get(link, CSV_1, "Accept-Encoding", "gzip", "If-None-Match", tag)
                .statusCode();

        // Then
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(before.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .startsWith("DATAFLOW,FREQ");
        assertThat(List.of(same, otherFormat, changed)).containsExactly(304, 200, 200);
    }

    /** R with its package rsdmx lists dataflows, reads a structure, and data as a data frame. */
    @Test
    void shouldBeReadByRsdmx() throws Exception {
        // Given
        assumeThat(hasRsdmx()).as("R has the package rsdmx").isTrue();
        String program = """
                library(rsdmx)
                options(digits = 22)
                base <- "%s"
                headers <- list(Authorization = "%s")
                flows <- as.data.frame(readSDMX(paste0(base, "dataflow/all/all/latest/"), headers = headers))
                cat("flows", paste(flows$id, collapse = " "), "\\n")
                message <- readSDMX(paste0(base, "datastructure/LANDPORT/MONTHLY/1.0/?references=all"), headers = headers)
                structure <- slot(slot(message, "datastructures"), "datastructures")[[1]]
                dimensions <- sapply(slot(slot(structure, "Components"), "Dimensions"), function(d) slot(d, "conceptRef"))
                cat("dimensions", paste(dimensions, collapse = " "), "\\n")
                codes <- as.data.frame(slot(message, "codelists"), codelistId = "CL_FLOW")
                cat("codes", paste(codes$id, collapse = " "), "\\n")
                for (part in c("", "?format=structurespecificdata")) {
                  data <- as.data.frame(readSDMX(paste0(base, "data/MONTHLY/............LINES/all/", part), headers = headers))
                  time <- if ("obsTime" %%in%% names(data)) data$obsTime else data$TIME_PERIOD
                  value <- if ("obsValue" %%in%% names(data)) data$obsValue else data$OBS_VALUE
                  cat("data", paste(data$CROSSING, time, value, collapse = " "), "\\n")
                }
                weights <- as.data.frame(readSDMX(paste0(base, "data/MONTHLY/............NET_WEIGHT_KG"), headers = headers))
                text <- sapply(weights$obsValue, function(value) format(as.numeric(value), digits = 6))
                cat("weights", paste(weights$CROSSING, weights$obsTime, text, collapse = " "), "\\n")
                """.formatted(door.address().resolve(FIRST), TOKENS.authorization(Role.ANALYST));
        Path file = Files.writeString(folder.resolve("read.R"), program);

        // When
        String output = run("Rscript", "--vanilla", file.toString());

        // Then
        assertThat(output.lines().map(String::strip))
                .containsSequence(
                        "flows " + FLOWS,
                        "dimensions FREQ SOURCE REPORTER PARTNER REGION CROSSING SECTOR FLOW CHANNEL REGIME MODE CURRENCY INDICATOR",
                        "codes export import _T",
                        "data suifenhe-rail 2021-01 6 suifenhe-rail 2021-02 3",
                        "data suifenhe-rail 2021-01 6 suifenhe-rail 2021-02 3",
                        "weights "
                                + String.join(
                                        " ",
                                        strings(
                                                "SELECT crossing || to_char(month, ' YYYY-MM ') || trim_scale(net_weight_kg)"
                                                        + " FROM monthly_total WHERE lines <> 0 ORDER BY month")));
    }

    private static boolean hasRsdmx() throws Exception {
        try {
            return run("Rscript", "--vanilla", "-e", "cat(requireNamespace('rsdmx', quietly = TRUE))")
                    .contains("TRUE");
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        }
    }

    /**
     * Observations as key and value, from a relation of the store.
     *
     * @param csv a message with the same dimensions
     */
    private List<String> observations(String csv, String relation, String period) throws Exception {
        List<String> header = List.of(csv.lines().findFirst().orElseThrow().split(",", -1));
        String keys = header.subList(header.indexOf("FREQ") + 1, header.indexOf("INDICATOR")).stream()
                .map(component -> component.equals("WINDOW") ? "time_window" : component.toLowerCase(Locale.ROOT))
                .map("replace(replace(replace(%s, ':', '@'), ' (', '$0020$0028'), ')', '$0029')"::formatted)
                .collect(Collectors.joining(", "));
        String measures = Stream.of("LINES", "LINES_WITHOUT_WEIGHT", "VALUE", "NET_WEIGHT_KG", "QUANTITY")
                .filter(measure -> !measure.equals("QUANTITY") || relation.startsWith("commodity"))
                .map(measure -> "('" + measure + "', " + measure.toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", "));
        boolean isOfMonths = period.equals("month");
        return strings("""
                        SELECT key || '=' || trim_scale(sum(value))
                        FROM (
                          SELECT concat_ws('.', '%s', %s, m.name, to_char(%s, '%s')) AS key, m.value
                          FROM %s, LATERAL (VALUES %s) AS m (name, value)
                          WHERE lines <> 0
                        ) AS observation
                        GROUP BY key""".formatted(
                isOfMonths ? "M" : "D", keys, period, isOfMonths ? "YYYY-MM" : "YYYY-MM-DD", relation, measures));
    }

    private static List<String> csv(String text) {
        List<String> header = List.of(text.lines().findFirst().orElseThrow().split(",", -1));
        int first = header.indexOf("FREQ");
        int value = header.indexOf("OBS_VALUE");
        int validFrom = header.indexOf("VALID_FROM");
        return text.lines()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .map(fields ->
                        (validFrom < 0 ? "" : dataSet(fields.get(header.indexOf("ACTION")), fields.get(validFrom)))
                                + String.join(".", fields.subList(first, value))
                                + '='
                                + fields.get(value))
                .toList();
    }

    private static List<String> column(String csv, String name) {
        int place =
                List.of(csv.lines().findFirst().orElseThrow().split(",", -1)).indexOf(name);
        return csv.lines()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)).get(place))
                .toList();
    }

    /** What comes before the observations of a data set of one vintage. */
    private static String dataSet(@Nullable String action, @Nullable String validFrom) {
        return validFrom == null || validFrom.isEmpty()
                ? ""
                : String.valueOf(action).charAt(0) + " " + validFrom.substring(0, 10) + ' ';
    }

    /** The observations of structure-specific data, in the order of the key of MONTHLY. */
    private List<String> specific(String text) throws XMLStreamException {
        List<String> found = new ArrayList<>();
        XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(text));
        Map<String, String> series = new TreeMap<>();
        String dataSet = "";
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                series.remove("OBS_VALUE");
                if (xml.getLocalName().equals("DataSet")) {
                    String space = xml.getNamespaceURI("ss");
                    dataSet = dataSet(
                            xml.getAttributeValue(space, "action"), xml.getAttributeValue(space, "validFromDate"));
                }
                if (xml.getLocalName().equals("Series")) {
                    series.clear();
                }
                if (Set.of("Series", "Obs").contains(xml.getLocalName())) {
                    for (int place = 0; place < xml.getAttributeCount(); place++) {
                        series.put(xml.getAttributeLocalName(place), xml.getAttributeValue(place));
                    }
                }
                if (xml.getLocalName().equals("Obs")) {
                    found.add(dataSet + observation(series));
                }
            }
        }
        return found;
    }

    private List<String> generic(String text) throws XMLStreamException {
        List<String> found = new ArrayList<>();
        XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(text));
        Map<String, String> series = new TreeMap<>();
        String dataSet = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "DataSet" ->
                        dataSet = dataSet(
                                xml.getAttributeValue(null, "action"), xml.getAttributeValue(null, "validFromDate"));
                    case "Series" -> series.clear();
                    case "Obs" -> series.remove("OBS_VALUE");
                    case "Value" -> series.put(xml.getAttributeValue(null, "id"), xml.getAttributeValue(null, "value"));
                    case "ObsDimension" -> {
                        String id = xml.getAttributeValue(null, "id");
                        series.put(id == null ? "TIME_PERIOD" : id, xml.getAttributeValue(null, "value"));
                    }
                    case "ObsValue" -> series.put("OBS_VALUE", xml.getAttributeValue(null, "value"));
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("Obs")) {
                found.add(dataSet + observation(series));
            }
        }
        return found;
    }

    private static String observation(Map<String, String> values) {
        return Stream.of(
                                ("FREQ SOURCE REPORTER PARTNER REGION CROSSING SECTOR FLOW CHANNEL REGIME MODE CURRENCY INDICATOR"
                                                + " TIME_PERIOD")
                                        .split(" ", -1))
                        .map(component -> String.valueOf(values.get(component)))
                        .collect(Collectors.joining("."))
                + '='
                + values.getOrDefault("OBS_VALUE", "");
    }

    private List<String> json(String text) throws IOException {
        JsonNode message = JSON.readTree(text);
        SdmxJsonRules.checkData(message);
        JsonNode dimensions = message.at("/data/structures/0/dimensions");
        List<String> found = new ArrayList<>();
        message.at("/data/dataSets").forEach(set -> {
            String dataSet =
                    dataSet(set.path("action").asText(), set.path("validFrom").asText());
            set.path("observations")
                    .properties()
                    .forEach(observation -> found.add(dataSet + json(dimensions, Map.of(), observation)));
            set.path("series").properties().forEach(series -> {
                Map<String, String> key = new TreeMap<>();
                put(key, dimensions.path("series"), series.getKey());
                series.getValue()
                        .path("observations")
                        .properties()
                        .forEach(observation -> found.add(dataSet + json(dimensions, key, observation)));
            });
        });
        return found;
    }

    private static String json(
            JsonNode dimensions, Map<String, String> series, Map.Entry<String, JsonNode> observation) {
        Map<String, String> values = new TreeMap<>(series);
        put(values, dimensions.path("observation"), observation.getKey());
        JsonNode value = observation.getValue().get(0);
        if (!value.isNull()) {
            values.put("OBS_VALUE", value.decimalValue().toPlainString());
        }
        return observation(values);
    }

    private static void put(Map<String, String> values, JsonNode components, String places) {
        String[] parts = places.split(":", -1);
        for (int place = 0; place < parts.length; place++) {
            values.put(
                    components.get(place).path("id").asText(),
                    components
                            .get(place)
                            .path("values")
                            .get(Integer.parseInt(parts[place]))
                            .path("id")
                            .asText());
        }
    }

    private static List<String> elements(String text) throws XMLStreamException {
        List<String> names = new ArrayList<>();
        XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(text));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                names.add(xml.getLocalName());
            }
        }
        return names;
    }

    private String text(String path, String accept) throws Exception {
        HttpResponse<byte[]> response = get(path, accept);
        String text = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as(text).isEqualTo(200);
        return text;
    }

    private String refused(String path, String accept, int status) throws Exception {
        HttpResponse<byte[]> response = get(path, accept);
        String text = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as(text).isEqualTo(status);
        return text;
    }

    private HttpResponse<byte[]> get(String path, String accept, String... headers) throws Exception {
        String link = path.replace("[", "%5B").replace("]", "%5D");
        HttpRequest.Builder request = HttpRequest.newBuilder(door.address().resolve(link))
                .header("Authorization", TOKENS.authorization(Role.ANALYST))
                .header("Accept", accept);
        for (int place = 0; place < headers.length; place += 2) {
            request.header(headers[place], headers[place + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
