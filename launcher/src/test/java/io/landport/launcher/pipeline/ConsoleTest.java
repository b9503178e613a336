package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.console.rejected.RejectionLog;
import io.landport.domain.judge.Rejection;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of operators in a real browser, before a running instance. */
@Tag("server")
@Order(1) // takes longest, so it starts first
final class ConsoleTest {
    private static final String NEWEST_DAY = "[data-span='1d'] .figure data";
    private static final String NEWEST_LINES = "[data-span='1d'] data.lines";

    @TempDir
    private static Path folder;

    private static OperatorsPage operators;
    private static Path data;
    private static Browser browser;
    private static URI page;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Browser.isInstalled(), Browser.MISSING);
        operators = OperatorsPage.start(folder);
        data = operators.data();
        page = operators.page();
        browser = operators.browser();
        browser.look(1440, 900, false);
        ingest("fourth", "5.0000");
    }

    @AfterAll
    static void stop() {
        if (operators != null) {
            operators.close();
        }
    }

    /** The figures of the page are those of the store, and follow it without a reload. */
    @Test
    void shouldShowTheTotalsThatTheStoreHasAndFollowThem() throws IOException {
        // Given
        ingest("first", "900.0000");
        browser.open(page);
        Map<String, String> before = stored();
        browser.awaitValue(NEWEST_DAY, before.get("value"));

        // When
        ingest("second", "1234567890123.4567");
        Map<String, String> after = stored();
        String value = browser.awaitValue(NEWEST_DAY, after.get("value"));

        // Then
        assertThat(new BigDecimal(value).subtract(new BigDecimal(before.get("value"))))
                .isEqualByComparingTo("1234567890123.4567");
        assertThat(browser.awaitValue(NEWEST_LINES, after.get("lines"))).isEqualTo(after.get("lines"));
        assertThat(browser.errors()).isEmpty();
    }

    /** A process that is stopped ends no connection: only the clock shows that its figures are old. */
    @Test
    void shouldSayThatFiguresAreOldWhileTheProcessIsStopped() throws Exception {
        // Given
        browser.open(page);
        browser.await(".connection.live .as-of");
        browser.await("main[data-old='false']");

        // When
        operators.up().signal("STOP");
        long stopped = System.nanoTime();
        long old;
        try {
            browser.await("main[data-old='true']");
            old = System.nanoTime();
            assertThat(browser.await(".connection").getText())
                    .contains("No news for")
                    .contains("as of");
        } finally {
            operators.up().signal("CONT");
        }

        // Then
        assertThat(Duration.ofNanos(old - stopped)).isLessThan(Duration.ofSeconds(9));
        browser.await("main[data-old='false']");
        assertThat(browser.await(".connection.live").getText()).contains("Live").contains("as of");
    }

    /** A server that is stopped accepts connections, and then says nothing. */
    @Test
    void shouldSayThatTheStoreDoesNotAnswerWhileItIsStopped() throws Exception {
        // Given
        browser.open(URI.create(page + "?view=pipeline"));
        browser.await("ul.alarms, p.quiet");
        browser.awaitNone("ul.alarms .holds");

        // When
        Up.signalPostgres(data, "STOP");
        long stopped = System.nanoTime();
        long told;
        List<String> alarms;
        try {
            browser.await("ul.alarms .holds[data-alarm='LandportNotReady']");
            told = System.nanoTime();
            alarms = browser.all("ul.alarms .holds").stream()
                    .map(alarm -> alarm.getDomAttribute("data-alarm"))
                    .toList();
        } finally {
            Up.signalPostgres(data, "CONT");
        }

        // Then
        assertThat(Duration.ofNanos(told - stopped)).isLessThan(Duration.ofSeconds(15));
        assertThat(alarms).containsExactly("LandportNotReady");
    }

    @Test
    void shouldKeepFiltersInTheAddress() throws IOException {
        // Given
        ingest("third", "5.0000");
        browser.open(page);
        browser.await(".segments button[aria-pressed='true']");

        // When
        browser.all(".segments button").get(0).click();

        // Then
        browser.await(".segments button:first-child[aria-pressed='true']");
        assertThat(browser.address()).endsWith("/console?range=7");
        assertThat(browser.errors()).isEmpty();
    }

    /** The sums of the ranking are those of the store, with a filter as well. */
    @Test
    void shouldRankWhatTheStoreHas() throws IOException {
        // Given
        ingest("fifth", "7.0000");

        // When
        browser.open(URI.create(page + "?view=crossings&sector=wood"));

        // Then
        Map<String, String> stored = stored();
        browser.awaitValue("[data-code='suifenhe-grodekovo-rail'] data", stored.get("value"));
        assertThat(browser.await("#filter-sector").getDomProperty("value")).isEqualTo("wood");
        assertThat(browser.errors()).isEmpty();
    }

    /** A document may hold what looks like markup: it is shown as text, and personal data is masked. */
    @Test
    void shouldShowARejectionWithoutInterpretingOrRevealingIt() throws IOException {
        // Given
        Path file = Files.writeString(
                folder.resolve("rejected.ndjson"),
                "{\"channel\":\"customs\",\"declarant\":\"Ivan Petrov <img src=x onerror=alert(1)>\"}\n");
        run("ingest", "ndjson", "--data", data.toString(), file.toString());

        // When
        browser.open(URI.create(page + "?view=trust"));

        // Then
        String original = browser.await("[data-rejection] pre").getText();
        assertThat(original)
                .contains("xxxx xxxxxx <xxx xxx=x xxxxxxx=xxxxx(0)>")
                .doesNotContain("Ivan", "Petrov");
        assertThat(browser.all("img[src='x']")).isEmpty();
        assertThat(browser.errors()).isEmpty();
    }

    /** The crossing of the document is unknown. The operator corrects it, sees what it would count, and sends it again. */
    @Test
    void shouldSendARejectedDocumentAgainAndShowItsNewFate() throws Exception {
        // Given
        ingest("sixth", "2.0000");
        ingest("seventh", "64.0000", "ZZ99");
        Map<String, String> before = stored();
        browser.open(URI.create(page + "?view=trust&reason=malformed-crossing"));
        browser.await("[data-rejection] .open-resend").click();
        browser.await("dialog input[data-pointer='/revision/crossing']").sendKeys("1902");
        browser.await("dialog .check").click();
        assertThat(browser.await("dialog .outcome.accepted").getText()).contains("64.00");

        // When
        browser.await("dialog .send").click();

        // Then
        browser.await("dialog .sent");
        // From the receipt.
        assertThat(browser.await("[data-rejection] .resent.counted").getText()).contains("counted", "Suifenhe", "Wood");
        assertThat(browser.await("[data-action='resend'] th").getText()).isEqualTo(System.getProperty("user.name"));
        assertThat(new BigDecimal(stored().get("value")).subtract(new BigDecimal(before.get("value"))))
                .isEqualByComparingTo("64.0000");
        assertThat(actions()).containsExactly("resend,published,cn-gacc,seventh,/revision/crossing");
        assertThat(browser.errors()).isEmpty();
        // The same from the list of the store.
        browser.open(URI.create(page + "?view=trust&find=event&feed=cn-gacc"));
        browser.await("[data-document='seventh'] .good");
        browser.await("[data-rejection] .resent.counted");
        assertThat(browser.errors()).isEmpty();
    }

    /** A rejection that is not among the latest ones: the store says when it was published, and its topic has the original. */
    @Test
    void shouldReadAnEarlierRejectionFromItsTopic() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("earlier.ndjson"), "{\"channel\":\"customs\",\"earlier\":1}\n");
        run("ingest", "ndjson", "--data", data.toString(), file.toString());
        Installation live = new Installation(Settings.read(Map.of(), data), data);
        Stores store = new Stores(live);
        store.awaitAllOf(live, Duration.ofMinutes(1));
        List<String> stored = store.rows(
                        "SELECT id, (extract(epoch FROM recorded) * 1000)::bigint FROM rejection WHERE file ="
                                + " 'earlier.ndjson'")
                .get(0);
        String id = stored.get(0);
        Instant published = Instant.ofEpochMilli(Long.parseLong(stored.get(1)));
        RejectionLog log = new RejectionLog(live.client(), live.topics(), live.wire());

        // When
        Optional<Rejection> found = log.read(id, published);

        // Then
        assertThat(found.map(rejection -> new String(rejection.original().bytes(), StandardCharsets.UTF_8)))
                .contains("{\"channel\":\"customs\",\"earlier\":1}");
        assertThat(log.read(id, published.plusMillis(1))).isEmpty();
        assertThat(log.read("another", published)).isEmpty();
    }

    @Test
    void shouldShowTheLastVerification() {
        // Given
        CommandRun verify = run("verify", "--data", data.toString(), "--by", "early shift");
        assertThat(verify.exitCode()).as(verify.err()).isZero();

        // When
        browser.open(URI.create(page + "?view=trust"));

        // Then
        assertThat(browser.await("[aria-labelledby='verified-title'] .good").getText())
                .contains("Nothing differs");
        assertThat(browser.await("[data-action='verify'] th").getText()).isEqualTo("early shift");
        assertThat(browser.errors()).isEmpty();
    }

    /** The other views, widths and colours are those of {@link PageAccessibilityTest}. */
    @Test
    void shouldBeAccessible() throws IOException {
        // When
        browser.open(page);
        browser.await("main .panel");

        // Then
        assertThat(browser.seriousFindings()).isEmpty();
    }

    private static void ingest(String document, String value) throws IOException {
        ingest(document, value, "1902");
    }

    /** A declaration of one line, and its release. */
    private static void ingest(String document, String value, String crossing) throws IOException {
        Path file = Files.writeString(
                folder.resolve(document + ".ndjson"), """
                    {"channel":"customs","source":"cn-gacc","documentId":"%s","revision":{"number":1,\
                    "statisticalDate":"%s","flow":"import","crossing":"%s","mode":"3","partner":"RU",\
                    "region":"2301","procedure":"0110","currency":"CNY",\
                    "lines":[{"commodity":"4407110090","value":"%s","netWeight":"10.5"}]}}
                    {"channel":"customs","source":"cn-gacc","documentId":"%s",\
                    "decision":{"number":1,"revision":1,"outcome":"released"}}
                    """.formatted(document, yesterday(), crossing, value, document));
        CommandRun ingest = run("ingest", "ndjson", "--data", data.toString(), file.toString());
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
    }

    /** What the store has of the day, by column. */
    private static Map<String, String> stored() {
        CommandRun query = run(
                "query",
                "daily",
                "--data",
                data.toString(),
                "--wait",
                "--timeout",
                "5m",
                "--by",
                "day,source",
                "--format",
                "csv");
        assertThat(query.exitCode()).as(query.err()).isZero();
        List<String> rows = query.out().lines().toList();
        assertThat(rows).hasSize(2);
        String[] names = rows.get(0).split(",", -1);
        String[] values = rows.get(1).split(",", -1);
        return IntStream.range(0, names.length)
                .boxed()
                .collect(Collectors.toMap(column -> names[column], column -> values[column]));
    }

    /** The documents that were sent again, from the view of the store. */
    private static List<String> actions() throws SQLException {
        return new Stores(new Installation(Settings.read(Map.of(), data), data))
                        .rows("SELECT action, outcome, source, document_id, detail FROM operator_action WHERE action"
                                + " = 'resend'")
                        .stream()
                        .map(row -> String.join(",", row))
                        .toList();
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(Map.of(), arguments);
    }

    /** A source whose newest day is old raises an alarm. */
    private static LocalDate yesterday() {
        return LocalDate.now(Clock.systemUTC()).minusDays(1);
    }
}
