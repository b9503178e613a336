package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * The explorer in Chromium, over a year of generated trade at ports of the US, of which a month is restated, and over simulated trade at
 * Suifenhe. Each story is told by links alone.
 */
@Tag("server")
@Order(1) // takes long, so it starts first
final class ExplorerTest {
    private static final String HEADER =
            "TRDTYPE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR";
    private static final int EXPORT = 1;
    private static final int IMPORT = 2;
    private static final int RESTATED = 5;
    private static final long MORE = 1_000_000;
    private static final String LAREDO = "chart=monthly&source=us-bts&crossing=us-port:2304&from=2021-01&to=2021-12";

    /** What stays in English: codes of sources and currencies, valuations, and codes of crossings in the subtitle, which may be broken. */
    private static final String KEPT =
            PageLanguagesTest.KEPT + "|USD|BTS|us-bts|cn-gacc|CIF|FOB|FAS|suifenhe-|grodekovo-rail";

    @TempDir
    private static Path folder;

    private static OperatorsPage opened;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Browser.isInstalled(), Browser.MISSING);
        opened = OperatorsPage.start(folder);
        browser = opened.browser();
        ingestMonths(1, 8);
        // Before September becomes known, May is restated.
        Path restated = file("restated.csv", RESTATED, MORE);
        ingest("--received", "2021-10-28", "--period", "2021-09", restated.toString());
        ingestMonths(9, 12);
        Path simulated = folder.resolve("simulated.ndjson");
        run("simulate", "--to", simulated.toString(), "--messages", "4000", "--seed", "7", "--today", "2026-03-15");
        run("ingest", "ndjson", "--data", opened.data().toString(), simulated.toString());
        run("query", "balance", "--data", opened.data().toString(), "--wait", "--timeout", "5m");
    }

    @AfterAll
    static void stop() {
        if (opened != null) {
            opened.close();
        }
    }

    /** A year at Laredo: the chart in the page has the sums of the generated rows. */
    @Test
    void shouldTellTheYearAtLaredo() {
        // When
        open("en", LAREDO + "&by=flow");

        // Then
        assertThat(drawn("title")).isEqualTo("Value of trade by month and flow");
        assertThat(figures())
                .isEqualTo(generated(month -> value(month, EXPORT, 2304, month == RESTATED ? MORE : 0)))
                .hasSize(12);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void shouldShowWhatWasKnownWhenAndWhyItChanged() {
        // When
        open("en", LAREDO + "&flow=export&known-on=2021-10-27");

        // Then: May before it was restated, and no month after August
        assertThat(figures())
                .isEqualTo(new TreeMap<>(generated(month -> value(month, EXPORT, 2304, 0))).headMap("2021-09"));

        // When
        open("en", LAREDO + "&flow=export&known-on=2021-10-28&against=2021-10-27");

        // Then: two chapters of one document became greater
        assertThat(browser.awaitValue(".reasons-of tbody tr td:nth-child(4) data", Long.toString(2 * MORE)))
                .isNotNull();
        assertThat(browser.await(".reasons-of tbody td").getText()).isEqualTo("Amendments");

        // When: documents, for who may see them
        browser.await(".explanation .segments button:last-child").click();

        // Then
        browser.await(".reasons-of th:nth-child(2)", title -> title.getText().equals("Received day") ? title : null);
        assertThat(browser.all(".reasons-of tbody tr")).hasSize(1);
    }

    @Test
    void shouldDrawByItselfOnceTheStoreAnswersAgain() throws Exception {
        // Given
        Up.signalPostgres(opened.data(), "STOP");
        try {
            // When: no answer is kept for this one
            browser.open(opened.page().resolve("/explore?language=ru&" + LAREDO + "&by=sector&top=3"));

            // Then: without a sentence in English
            assertThat(browser.await(".notice.warn").getText())
                    .isEqualTo("Сервер сейчас не может принять запрос. Повтор через несколько секунд.");
        } finally {
            Up.signalPostgres(opened.data(), "CONT");
        }

        // Then
        browser.await(".picture svg");
        assertThat(drawn("title")).isNotBlank();
        assertThat(browser.errors()).isNotEmpty().allMatch(error -> error.contains("503"));
    }

    @Test
    void shouldMoveThroughVintagesByKeyboard() {
        // Given
        open("en", LAREDO + "&flow=export");
        assertThat(figures()).hasSize(12);

        // When: from now to the last day, on which December became known, and to the one before
        browser.await("#known-on").sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT);

        // Then
        browser.await("html", page -> browser.address().contains("known-on=2022-01-25") ? page : null);
        browser.await("html", page -> figures().size() == 11 ? page : null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        zh | 各月进口额（按商品类别） | 何时所知
        ru | Стоимость импорта по месяцам и товарным группам | Что было известно
        en | Value of imports by month and sector | Known when
        """)
    void shouldTellOfSuifenheInThreeLanguages(String language, String title, String slider) {
        for (int width : new int[] {1280, 360}) {
            // Given
            browser.look(width, 1000, width == 360);

            // When
            open(language, "chart=stacked&by=sector&source=cn-gacc&flow=import&crossing=suifenhe-grodekovo-rail");

            // Then
            assertThat(drawn("title")).isEqualTo(title);
            assertThat(browser.await("#vintages-title").getText()).isEqualTo(slider);
            if (!language.equals("en")) {
                browser.run("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
                browser.await(".quoted pre");
                browser.await(".figures tbody tr");
                browser.awaitNone("[aria-busy='true']");
                assertThat((List<?>) browser.run(PageLanguagesTest.ENGLISH, KEPT))
                        .isEmpty();
            }
            requireFits(width);
        }
    }

    /** What is wrong is said, and the first view that is offered can be seen. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        chart=monthly&source=us-bts&crossing=laredoo                   | Crossing
        chart=monthly&source=us-btz                                    | Source: us-bts
        chart=monthly&source=us-bts&from=2030-01&to=2030-12            | The months with figures
        chart=monthly&source=us-bts&known-on=1999-01-01                | an early day with figures
        chart=monthly&source=us-bts&colour=red                         | Without the parameter colour
        chart=ranking&by=crossing&source=us-bts&measure=price          | Without the parameter Measure
        chart=ranking&source=us-bts&by=crossing&top=10000              | Without the parameter How many are shown
        chart=monthly&source=us-bts&from=2021-01&to=2021-01            | Ranking
        chart=monthly&source=us-bts&flow=import&partner=ZW             | Without filters
        chart=monthly&source=us-bts&from=2021-12&to=2021-03            | From Mar 2021 to Dec 2021
        chart=index&source=us-bts                                      | Ranking
        chart=monthly&source=cn-gacc&original-currency=CNY,RUB         | Currency of documents: CNY
        chart=table&question=monthly&source=us-bts&measure=price       | Without the parameter Measure
        chart=pie                                                      | All trade by month
        chart=table&question=price                                     | All trade by month
        chart=table&question=monthly&by=month&from=2030-01             | The months with figures
        """)
    void shouldOfferTheNearestView(String query, String offered) {
        // Given
        browser.look(1280, 900, false);
        browser.open(opened.page().resolve("/explore?language=en&" + query));

        // When
        browser.await(".offers li a", link -> link.getText().contains(offered) ? link : null)
                .click();

        // Then
        browser.await(".picture svg, .figures tbody tr");
        browser.awaitNone(".offers");
    }

    @Test
    void shouldOfferEachDirectionOfAMirror() {
        // When
        browser.open(opened.page().resolve("/explore?language=en&chart=mirror"));

        // Then
        assertThat(browser.await(".offers").getText()).contains("Exporter: CN", "Exporter: RU");
    }

    /** Options of the question, such as how many rows; those of charts are refused. */
    @Test
    void shouldShowTheRowsThatATableIsAskedFor() {
        // When
        browser.open(opened.page()
                .resolve("/explore?language=en&chart=table&question=monthly&by=crossing&source=us-bts&top=2"));

        // Then
        browser.await(".figures tbody tr");
        assertThat(browser.all(".figures tbody tr")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        zh | 基期未报告 | ecb在7天内没有汇率
        ru | за базовый период данных нет | ecb: нет курсов за 7 дней
        """)
    void shouldSayInTheLanguageWhyFiguresAreMissing(String language, String noBase, String noRate) {
        // When
        browser.open(opened.page()
                .resolve("/explore?chart=table&question=index&source=us-bts&flow=import&language=" + language));

        // Then
        browser.await(".figures tbody tr");
        assertThat(browser.await(".figures tbody").getText()).contains(noBase);
        assertThat((List<?>) browser.run(PageLanguagesTest.ENGLISH, KEPT)).isEmpty();

        // When: windows of which months are missing, in a currency without rates
        browser.open(opened.page()
                .resolve("/explore?chart=table&question=rolling&source=us-bts&window=12m&currency=CNY&language="
                        + language));

        // Then
        browser.await(".figures tbody tr");
        assertThat(browser.await(".figures tbody").getText()).contains(noRate);
        assertThat(browser.all(".figures tbody td.number.none"))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.getText()).isEqualTo("–"));
    }

    /** A year of ten thousand crossings has more points than any chart draws, in its shortest period too. */
    @Test
    void shouldOfferARankingOfTenThousandSeries() throws SQLException {
        // Given
        Stores store = new Stores(new Installation(Settings.read(Map.of(), opened.data()), opened.data()));
        store.change(
                "INSERT INTO series (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode, currency)"
                        + " SELECT 'us-port:' || port, 'wood', 'import', 'asycuda-np', 'NP', 'CN', 'not-specified', 'customs', 'general', 'road',"
                        + " 'NPR' FROM generate_series(10000, 19999) AS port");
        String months = "generate_series(timestamp '2019-01-01', '2019-12-01', interval '1 month') AS month";
        store.change("INSERT INTO monthly_total_fact (series, month, lines, lines_without_weight, value, net_weight_kg)"
                + " SELECT id, month, 1, 0, id, 1 FROM series CROSS JOIN " + months + " WHERE source = 'asycuda-np'");
        store.change(
                "INSERT INTO reported_total_fact SELECT month, 'asycuda-np', 'NP', 'import', 'general', 'NPR', 1, 0, 1, 1 FROM "
                        + months);
        store.change(
                "INSERT INTO month_first_known SELECT 'asycuda-np', month, month + interval '2 months' FROM " + months);

        // More days on which figures arrived than a page of the API has rows.
        int days = 10_001;
        store.change("INSERT INTO monthly_change_fact SELECT id, date '2019-01-01', date '1990-01-01' + day, 1, 0, 1, 1"
                + " FROM (SELECT min(id) AS id FROM series WHERE source = 'asycuda-np') CROSS JOIN generate_series(1, "
                + days + ") AS day");

        // When
        browser.look(1280, 900, false);
        browser.open(opened.page().resolve("/explore?language=en&chart=monthly&by=crossing&source=asycuda-np"));

        // Then
        browser.await("#known-on[max='" + days + "']");

        // Then
        assertThat(browser.await(".offers").getText())
                .contains("more than 100000 rows", "Ranking", "Table")
                .doesNotContain("The last twelve months");

        // When
        browser.await(".offers li a", link -> link.getText().contains("Ranking") ? link : null)
                .click();

        // Then
        browser.await(".picture svg");
        assertThat(drawn("#figures").lines().skip(1)).hasSize(15);
        // A request that is refused is written to the console of the browser.
        assertThat(browser.errors()).allMatch(error -> error.contains("status of 400"));
    }

    @ParameterizedTest
    @CsvSource({
        "chart=monthly&by=crossing, 1280, false",
        "chart=monthly&by=crossing, 360, true",
        "chart=map, 1280, true",
        "chart=multiples&by=crossing, 360, false",
        "chart=shares&by=sector, 1280, true",
        "chart=table&question=yoy&by=month, 360, true",
        "chart=monthly&colour=red, 1280, true"
    })
    void shouldBeAccessible(String query, int width, boolean isDark) throws IOException {
        // Given
        browser.look(width, 900, isDark);

        // When
        browser.open(opened.page().resolve("/explore?language=en&source=us-bts&" + query));
        browser.await(".picture svg, .figures tbody tr, .offers");
        browser.awaitNone("[aria-busy='true']");

        // Then
        assertThat(browser.seriousFindings()).isEmpty();
        requireFits(width);
        // A request that is refused is written to the console of the browser.
        assertThat(browser.errors()).allMatch(error -> error.contains("status of 400"));
    }

    @Test
    void shouldShowAViewWithoutControlsToEmbed() {
        // When
        browser.open(opened.page().resolve("/explore/embed?language=en&" + LAREDO));
        browser.await(".picture svg");

        // Then
        assertThat(browser.all(".choices, .vintages, header")).isEmpty();
    }

    /** Each file beside a view, and the permanent link of figures that are settled. */
    @Test
    void shouldGiveFilesAndAPermanentLink() {
        // Given
        open("en", LAREDO + "&known-on=2021-08-25");

        // When
        Object types = browser.run("""
            const token = sessionStorage.getItem('landport.token');
            return Promise.all([...document.querySelectorAll('.files a')].map(async (link) => {
              const response = await fetch(link.href, {headers: {Authorization: `Bearer ${token}`}});
              return `${link.textContent} ${response.status} ${response.headers.get('content-type').split(';')[0]}`;
            }));
            """);
        browser.await(".share details summary").click();
        String permanent = browser.await(".quoted + p + .quoted pre").getText();
        Object bytes = browser.run("""
            const token = sessionStorage.getItem('landport.token');
            const read = async () => {
              const response = await fetch(arguments[0], {headers: {Authorization: `Bearer ${token}`}, cache: 'reload'});
              return `${response.headers.get('cache-control')} ${await response.text()}`;
            };
            const link = arguments[0];
            return Promise.all([read(link), read(link)]);
            """, permanent);

        // Then
        assertThat((List<?>) types)
                .hasToString("[.csv 200 text/csv,"
                        + " .xlsx 200 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,"
                        + " .png 200 image/png, .svg 200 image/svg+xml, .metadata.json 200 application/json]");
        assertThat(browser.await(".quoted pre").getText())
                .contains("As known on", "Accessed on", "known-on=2021-08-25");
        assertThat((List<?>) bytes).hasSize(2);
        assertThat(((List<?>) bytes).get(0)).isEqualTo(((List<?>) bytes).get(1));
        assertThat(((List<?>) bytes).get(0).toString())
                .contains("immutable", "2021-06")
                .doesNotContain("2021-08\"");
    }

    @Test
    void shouldSaveWhatTheFiguresAre() throws IOException {
        // Given
        open("en", LAREDO + "&known-on=2021-08-25");
        browser.run(
                "URL.createObjectURL = (file) => { file.text().then((text) => { document.body.dataset.saved = text; }); return '#'; };");

        // When
        browser.await(".files li:last-child a").click();
        JsonNode saved =
                new ObjectMapper().readTree(browser.await("body[data-saved]").getDomAttribute("data-saved"));

        // Then
        assertThat(saved.path("title").asText()).isEqualTo("Value of trade by month");
        assertThat(saved.path("knownOn").asText()).isEqualTo("2021-08-25");
        assertThat(saved.path("view").asText()).isEqualTo(browser.address());
        assertThat(saved.path("figures").asText())
                .contains("/v1/query/monthly?")
                .doesNotContain("rows=");
        assertThat(saved.path("columns").findValuesAsText("name")).contains("value", "currency", "net_weight_kg");
        assertThat(saved.has("rows")).isFalse();
    }

    @Test
    void shouldSayWhoMaySeeDocuments() {
        // Given
        CommandRun analyst = CommandRun.of(
                Map.of(),
                "tokens",
                "create",
                "analyst",
                "--label",
                "explorer",
                "--data",
                opened.data().toString());
        assertThat(analyst.exitCode()).as(analyst.err()).isZero();
        Object operator = browser.run(
                "const before = sessionStorage.getItem('landport.token');"
                        + "sessionStorage.setItem('landport.token', arguments[0]); return before;",
                analyst.out().strip());
        try {
            // When
            open("en", LAREDO + "&flow=export&known-on=2021-10-28&against=2021-10-27");
            browser.awaitValue(".reasons-of tbody tr td:nth-child(4) data", Long.toString(2 * MORE));
            browser.errors();
            browser.await(".explanation .segments button:last-child").click();

            // Then
            assertThat(browser.await(".explanation .warn").getText())
                    .isEqualTo(
                            "Rows that name documents are for operators. Reasons and days are for all who may read figures.");
            assertThat(browser.errors()).isNotEmpty().allMatch(error -> error.contains("403"));
        } finally {
            browser.run("sessionStorage.setItem('landport.token', arguments[0])", operator);
        }
    }

    /** Makes the pictures of the stories in docs/explorer.md, if the property {@code pictures} names a folder. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        laredo   | en | chart=monthly&source=us-bts&crossing=us-port:2304&from=2021-01&to=2021-12&by=flow
        why      | en | chart=monthly&source=us-bts&crossing=us-port:2304&flow=export&known-on=2021-10-28&against=2021-10-27
        suifenhe | zh | chart=stacked&by=sector&source=cn-gacc&flow=import&crossing=suifenhe-grodekovo-rail
        """)
    @EnabledIfSystemProperty(named = "pictures", matches = ".+")
    void shouldTakeAPictureOfEachStory(String story, String language, String query) throws IOException {
        // Given
        browser.look(1280, story.equals("why") ? 1160 : 860, false);

        // When
        open(language, query);
        browser.await("#vintages-title");
        if (story.equals("why")) {
            browser.await(".reasons-of tbody tr");
        }
        browser.settle();
        Path picture = Path.of("..", System.getProperty("pictures"), "explorer-" + story + ".png");
        Files.write(picture, browser.screenshot());

        // Then
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    void shouldBeNamedOnTheStartPage() {
        // When
        browser.open(opened.page().resolve("/"));
        browser.await("a[href='/explore']").click();

        // Then: the address is completed, so that it can be passed on
        browser.await(".picture svg");
        assertThat(browser.address()).contains("chart=monthly", "language=en", "source=");
    }

    private static void open(String language, String query) {
        browser.open(opened.page().resolve("/explore?language=" + language + "&" + query));
        browser.await(".picture svg");
        browser.awaitNone(".picture[aria-busy='true']");
    }

    private static String drawn(String element) {
        return String.valueOf(
                browser.run("return document.querySelector('.picture ' + arguments[0]).textContent", element));
    }

    /** Values by month, or by month and flow, of the rows in the chart. */
    private static Map<String, BigDecimal> figures() {
        Map<String, BigDecimal> figures = new TreeMap<>();
        List<String> rows = drawn("#figures").lines().toList();
        List<String> columns = List.of(rows.get(0).split(",", -1));
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = List.of(row.split(",", -1));
            if (!columns.contains("flow") || cells.get(columns.indexOf("flow")).equals("export")) {
                figures.put(cells.get(0), new BigDecimal(cells.get(columns.indexOf("value"))));
            }
        }
        return figures;
    }

    private static Map<String, BigDecimal> generated(ToLongFunction<Integer> value) {
        Map<String, BigDecimal> generated = new TreeMap<>();
        for (int month = 1; month <= 12; month++) {
            generated.put("2021-%02d".formatted(month), BigDecimal.valueOf(value.applyAsLong(month)));
        }
        return generated;
    }

    /** The value of two chapters. */
    private static long value(int month, int flow, int port, long more) {
        return valueOf(month, flow, port, 84) + valueOf(month, flow, port, 87) + 2 * more;
    }

    private static long valueOf(int month, int flow, int port, int chapter) {
        return 10_000_000L * flow + 1_000L * port + 100_000L * month + chapter;
    }

    /** A month of three ports; what Laredo exports is greater in one that is restated. */
    private static Path file(String name, int month, long more) throws IOException {
        List<String> rows = new ArrayList<>(List.of(HEADER));
        for (int port : new int[] {2304, 3801, 3802}) {
            for (int flow : new int[] {EXPORT, IMPORT}) {
                for (int chapter : new int[] {84, 87}) {
                    long value = valueOf(month, flow, port, chapter) + (port == 2304 && flow == EXPORT ? more : 0);
                    String country = port == 2304 ? "2010" : "1220";
                    rows.add("%d,%04d,%02d,5,%s,%d,1000,10,1,X,%02d,2021"
                            .formatted(flow, port, chapter, country, value, month));
                }
            }
        }
        return Files.write(folder.resolve(name), rows);
    }

    private static void requireFits(int width) {
        assertThat((Boolean) browser.run(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("fits into %d px", width)
                .isTrue();
    }

    /** Each month becomes known on the 25th of the month after the next one. */
    private static void ingestMonths(int first, int last) throws IOException {
        List<String> days = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (int month = first; month <= last; month++) {
            days.add(month <= 10 ? "2021-%02d-25".formatted(month + 2) : "2022-%02d-25".formatted(month - 10));
            files.add(file("dot3_%02d21.csv".formatted(month), month, 0).toString());
        }
        List<String> arguments = new ArrayList<>(List.of("--received", String.join(",", days)));
        arguments.addAll(files);
        ingest(arguments.toArray(new String[0]));
    }

    private static void ingest(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("ingest", "bts-dot3", "--data", opened.data().toString()));
        arguments.addAll(List.of(options));
        run(arguments.toArray(new String[0]));
    }

    private static void run(String... arguments) {
        CommandRun run = CommandRun.of(Map.of(), arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}
