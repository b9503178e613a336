package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.console.rejected.RejectionLog;
import io.landport.contract.Topics;
import io.landport.domain.judge.Rejection;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of operators in a real browser, before a running instance. */
@Tag("server")
@Order(1) // takes long, so it starts first
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

    /** A browser has six connections for a server, and keeps pages that one may come back to. */
    @Test
    void shouldEndTheStreamOfAPageThatIsLeft() {
        // When
        long started = System.nanoTime();
        for (int opened = 0; opened < 8; opened++) {
            browser.open(page);
            browser.await(".connection.live .as-of");
        }

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(50));
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
            assertThat(Double.parseDouble(browser.await("main .panel").getCssValue("opacity")))
                    .isLessThan(0.8);
            assertThat(browser.await(".connection").getText())
                    .contains("No news for")
                    .contains("as of");
        } finally {
            operators.up().signal("CONT");
        }

        // Then
        assertThat(Duration.ofNanos(old - stopped)).isLessThan(Duration.ofSeconds(9));
        browser.await("main[data-old='false']");
        assertThat(browser.await("main .panel").getCssValue("opacity")).isEqualTo("1");
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
        long stopped = System.nanoTime();
        long told;
        List<String> alarms;
        String acknowledged;
        String advice;
        try {
            Up.signalPostgres(data, "STOP");
            browser.await("ul.alarms .holds[data-alarm='LandportNotReady']");
            told = System.nanoTime();
            alarms = browser.all("ul.alarms .holds").stream()
                    .map(alarm -> alarm.getDomAttribute("data-alarm"))
                    .toList();
            advice = browser.await("[data-alarm='LandportNotReady'] .advice").getText();
            // Whoever has seen it says so: it stays on the page, and the header no longer counts it.
            browser.await("nav .badge");
            browser.await("[data-alarm='LandportNotReady'] summary").click();
            browser.await("[data-alarm='LandportNotReady'] input[name='note']").sendKeys("restarting it\n");
            acknowledged = browser.await(".holds[data-alarm='LandportNotReady'] .acknowledged dd")
                    .getText();
            browser.awaitNone("nav .badge");
        } finally {
            Up.signalPostgres(data, "CONT");
        }

        // Then
        assertThat(Duration.ofNanos(told - stopped)).isLessThan(Duration.ofSeconds(15));
        assertThat(alarms).containsExactly("LandportNotReady");
        assertThat(acknowledged).startsWith("restarting it " + System.getProperty("user.name") + ", ");
        assertThat(advice).contains("Cause", "positions of the store", "What to do", "LandportNotReady");
    }

    /** The alarm may hold for days. The server says since when; here a value takes its place. */
    @Test
    void shouldSayOnWhichDayAnAlarmBeganAndLeadToItsRunbook() {
        // Given
        browser.open(URI.create(page + "?view=pipeline"));
        browser.await("#alarms-title");

        // When
        show("alarms", """
                [['LandportLag', 3], ['LandportDown', 0]].map(([alarm, days]) =>
                  ({alarm, subject: 'streams', since: new Date(Date.now() - days * 86_400_000).toISOString()}))
                """);

        // Then
        // In the zone of the browser.
        String day = String.valueOf(browser.run("return new Date(Date.now() - 3 * 86_400_000).getDate()"));
        assertThat(browser.await(".holds[data-alarm='LandportLag'] .small").getText())
                .matches("since (" + day + " \\w+|\\w+ " + day + "), \\d\\d:\\d\\d:\\d\\d \\S+, for 72 h");
        assertThat(browser.await(".holds[data-alarm='LandportDown'] .small").getText())
                .matches("since \\d\\d:\\d\\d:\\d\\d \\S+, for \\d+ s");
        browser.await(".holds[data-alarm='LandportLag'] .advice a").click();
        assertThat(browser.await("main.prose :target").getText()).isEqualTo("LandportLag");
        assertThat(browser.errors()).isEmpty();
    }

    /** No figure is the latest before all of them are read. */
    @Test
    void shouldSayHowMuchIsRead() {
        // Given
        browser.open(page);
        browser.await(NEWEST_DAY);

        // When
        show("status", "{read: 40, undecodable: 0, problem: ''}");

        // Then
        assertThat(browser.await(".notice").getText()).contains("40 %");
    }

    /** Puts an expression of JavaScript in the place of a value that the server has sent. */
    private static void show(String value, String expression) {
        browser.run("import('/console/parts.js').then(({model}) => { model.values." + value + " = " + expression
                + "; dispatchEvent(new PopStateEvent('popstate')); })");
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

    /** What arrives does not move what is under the hand. */
    @Test
    void shouldKeepWhatIsShownUntilNewerRejectionsAreWanted() throws IOException {
        // Given
        reject("kept");
        browser.open(URI.create(page + "?view=trust"));
        String kept = browser.await("[data-rejection]").getDomAttribute("data-rejection");

        // When
        reject("newer");

        // Then
        assertThat(browser.await("button.arrived").getText()).isEqualTo("1 newer");
        assertThat(browser.await("[data-rejection]").getDomAttribute("data-rejection"))
                .isEqualTo(kept);
        browser.await("button.arrived").click();
        browser.awaitNone("button.arrived");
        assertThat(browser.await("[data-rejection]").getDomAttribute("data-rejection"))
                .isNotEqualTo(kept);
        assertThat(browser.errors()).isEmpty();
    }

    private static void reject(String what) throws IOException {
        publish(what, "{\"channel\":\"customs\",\"" + what + "\":1}");
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
        // The first focus is on what is wrong, with the codes that are valid there.
        WebElement wrong = browser.await("dialog tr.chosen input:focus");
        assertThat(wrong.getDomAttribute("data-pointer")).isEqualTo("/revision/crossing");
        assertThat(browser.await("#codes-crossing option[value='1902']").getDomProperty("textContent"))
                .contains("Suifenhe");
        assertThat(browser.await("#resend-title").getText()).contains("seventh", "China");
        wrong.sendKeys("1902");
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

    /** By another number than its own: each of its fates, what replaced it, where it counts, and its rejection. */
    @Test
    void shouldSayWhereADocumentIs() throws IOException {
        // Given
        publish(
                "corrected",
                revision("corrected", 1, "3.0000", "1902"),
                release("corrected", 1),
                revision("corrected", 1, "3.0000", "ZZ99"),
                revision("corrected", 2, "4.0000", "1902"),
                release("corrected", 2));
        stored();

        // When
        browser.open(URI.create(page + "?view=trust"));
        browser.await("input[name='document']").sendKeys("container-of-corrected\n");

        // Then
        assertThat(browser.await("[data-found='cn-gacc corrected'] .good").getText())
                .isEqualTo("Counts with revision 2.");
        assertThat(browser.await("[data-found] > p").getText()).contains("Suifenhe", "Wood");
        assertThat(browser.all("[data-found] tbody tr").stream()
                        .map(row -> row.getText().replaceAll("^.*?:\\d\\d(?=\\s)|customs\\S+", ""))
                        .map(row -> row.replaceAll("\\s+", " ").strip())
                        .toList())
                .containsExactlyInAnyOrder(
                        "1 pending",
                        "1 counted",
                        "1 rejected Malformed crossing",
                        "2 pending",
                        "2 counted",
                        "1 replaced by revision 2");
        assertThat(browser.errors()).isEmpty();
    }

    /** The gateway refuses its documents and Kafka keeps them, until it is resumed. */
    @Test
    void shouldPauseASourceUntilItIsResumed() throws Exception {
        // Given
        ingest("before-the-pause", "1.0000");
        BigDecimal before = new BigDecimal(stored().get("value"));
        browser.open(URI.create(page + "?view=trust"));

        // When
        browser.await("[aria-labelledby='pauses-title'] select").sendKeys("cn-gacc");
        browser.await("[aria-labelledby='pauses-title'] input[name='reason']").sendKeys("weights are in grams\n");
        String notice = browser.await("[data-paused='cn-gacc'] p").getText();
        HttpResponse<String> refused;
        CommandRun waiting;
        try {
            refused = post(revision("refused", 1, "7.0000", "1902"));
            sendToFeed(revision("kept", 1, "2.0000", "1902") + '\n' + release("kept", 1));
            waiting = run("query", "daily", "--data", data.toString(), "--wait", "--timeout", "3s");
        } finally {
            browser.await("[data-paused='cn-gacc'] button").click();
            browser.awaitNone("[data-paused]");
        }

        // Then
        assertThat(notice).contains("weights are in grams", System.getProperty("user.name"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body()).contains("source-paused", "weights are in grams");
        assertThat(waiting.exitCode()).isEqualTo(1);
        assertThat(waiting.err()).contains("intake has not read all records of feeds");
        assertThat(new BigDecimal(stored().get("value")).subtract(before)).isEqualByComparingTo("2");
        assertThat(browser.await("[data-action='resume'] td.wide").getText()).isEqualTo("cn-gacc");
        assertThat(browser.errors()).isEmpty();
    }

    /** The same wrong value in two documents: one action, followed to the last receipt. */
    @Test
    void shouldCorrectManyAtOnceAndFollowThemToTheirReceipts() throws Exception {
        // Given
        ingest("eighth", "10.0000", "19O2");
        ingest("ninth", "11.0000", "19O2");
        Map<String, String> before = stored();
        browser.open(URI.create(page + "?view=trust&reason=malformed-crossing"));
        browser.await(".correct-many").click();
        browser.await("dialog.many td");
        WebElement group = browser.all("dialog.many tbody tr").stream()
                .filter(row -> row.getText().contains("19O2"))
                .findFirst()
                .orElseThrow();
        group.findElement(By.tagName("button")).click();
        browser.await("dialog.many input:focus").sendKeys("1902\n");
        assertThat(browser.await("dialog.many .outcome").getText())
                .contains("2 of 2 documents would be accepted", "Suifenhe", "Wood", "21.00");

        // When
        browser.await("dialog.many .send").click();

        // Then
        // The receipts arrive one after the other.
        browser.await(
                "dialog.many [data-fate='counted'] b",
                counted -> counted.getText().equals("2") ? counted : null);
        assertThat(new BigDecimal(stored().get("value")).subtract(new BigDecimal(before.get("value"))))
                .isEqualByComparingTo("21.0000");
        assertThat(browser.errors()).isEmpty();
        browser.open(URI.create(page + "?view=trust"));
        assertThat(browser.await("[data-action='resend-many'] td.wide").getText())
                .contains("cn-gacc, malformed-crossing, crossing: 2 documents");
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

    /** Circles are links, so the keyboard reaches them; what has no coordinates is beside the map. */
    @Test
    void shouldLeadFromTheMapToACrossing() throws IOException {
        // Given
        ingest("mapped", "6.0000", "1902");

        // When
        browser.open(page);
        browser.await(".map .scale text");
        browser.await(".map a").sendKeys("\n");

        // Then
        assertThat(browser.await("#filter-crossing").getDomProperty("value")).isNotEmpty();
        assertThat(browser.address()).contains("view=crossings&crossing=");
        browser.open(page);
        browser.await("[data-placeless='heihe-amurskaya-power'] a");
        assertThat(browser.all(".map .country").stream()
                        .map(country -> country.getDomProperty("textContent"))
                        .toList())
                .contains("Russia", "China");
        assertThat(browser.errors()).isEmpty();
    }

    /** As tail prints them: the original of a rejection may name persons. */
    @Test
    void shouldBrowseTheRecordsOfATopicMasked() throws IOException {
        // Given
        publish("browsed", "{\"channel\":\"customs\",\"declarant\":\"Ivan Petrov\"}");
        browser.open(URI.create(page + "?view=pipeline"));
        assertThat(browser.await("p.refused").getText())
                .matches("(?s)Of the last 24 hours: [1-9]\\d* rejections and 0 dead letters\\..*");

        // When
        browser.await("select.codes option[value='documents.rejected.v1']").click();
        browser.await("[aria-labelledby='records-title'] form button").click();
        browser.await("[data-record] summary").click();

        // Then
        assertThat(browser.await("[data-record] pre").getText())
                .contains("\"maskedBytes\"", "\"reason\"")
                .doesNotContain("Ivan");
        assertThat(browser.all("select.codes option").stream()
                        .map(option -> option.getDomAttribute("value"))
                        .toList())
                .contains("totals.daily.v1", "customs.documents.v1")
                .doesNotContain("access.tokens.v1");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void shouldSayThatAViewIsUnknown() {
        // When
        browser.open(URI.create(page + "?view=tomorrow"));

        // Then
        assertThat(browser.await(".notice.warn").getText()).contains("no view tomorrow");
        browser.await(NEWEST_DAY);
    }

    /** Nobody is there to choose: no controls, and one view after another. */
    @Test
    void shouldShowOneViewAfterAnotherOnAWall() {
        // Given
        browser.look(1280, 900, false);
        browser.open(page);
        double figure = heightOf(NEWEST_DAY);

        // When
        browser.open(URI.create(page + "?wall=yes"));

        // Then
        assertThat(heightOf(NEWEST_DAY)).isGreaterThan(1.3 * figure);
        browser.look(1440, 900, false);
        assertThat(browser.await("nav").isDisplayed()).isFalse();
        assertThat(browser.await(".choices .select").isDisplayed()).isFalse();
        browser.await(
                "h1", title -> "Crossings and sectors".equals(title.getDomProperty("textContent")) ? title : null);
        browser.await(".to-wall").click();
        browser.await("nav a", link -> link.isDisplayed() ? link : null);
        assertThat(browser.errors()).isEmpty();
    }

    private static double heightOf(String selector) {
        browser.await(selector);
        return ((Number) browser.run(
                        "return document.querySelector(arguments[0]).getBoundingClientRect().height", selector))
                .doubleValue();
    }

    /** What a table shows in another language is saved as the figures of the store. */
    @Test
    void shouldSaveATableWithTheFiguresOfTheStore() throws SQLException {
        // Given
        stored();
        browser.open(URI.create(page + "?view=trust&language=zh"));
        browser.await("[aria-labelledby='fates-title'] tbody tr");
        browser.run("HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };"
                + "const make = URL.createObjectURL;"
                + "URL.createObjectURL = (file) => { file.text().then((text) => (window.saved = text));"
                + " return make.call(URL, file); };");

        // When
        browser.await("[aria-labelledby='fates-title'] [data-format='csv']").click();
        String saved = browser.await("html", found ->
                (String) browser.run("return window.savedAs === 'landport-fates.csv' ? window.saved : null"));

        // Then
        List<List<String>> rows =
                saved.lines().map(line -> List.of(line.split(",", -1))).toList();
        Map<String, String> ofSource = rows.stream()
                .filter(row -> row.contains("cn-gacc") && row.contains("customs.documents.v1"))
                .findFirst()
                .map(row ->
                        IntStream.range(0, row.size()).boxed().collect(Collectors.toMap(rows.get(0)::get, row::get)))
                .orElseThrow();
        assertThat(ofSource).containsEntry("已计入", messages("counted")).containsEntry("已生效", messages("applied"));
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
        publish(document, revision(document, 1, value, crossing), release(document, 1));
    }

    private static String revision(String document, int number, String value, String crossing) {
        return """
                {"channel":"customs","source":"cn-gacc","documentId":"%1$s",\
                "references":[{"scheme":"container","id":"container-of-%1$s"}],"revision":{"number":%2$d,\
                "statisticalDate":"%3$s","flow":"import","crossing":"%4$s","mode":"3","partner":"RU",\
                "region":"2301","procedure":"0110","currency":"CNY",\
                "lines":[{"commodity":"4407110090","value":"%5$s","netWeight":"10.5"}]}}\
                """.formatted(document, number, yesterday(), crossing, value);
    }

    private static String release(String document, int revision) {
        return """
                {"channel":"customs","source":"cn-gacc","documentId":"%1$s",\
                "decision":{"number":%2$d,"revision":%2$d,"outcome":"released"}}\
                """.formatted(document, revision);
    }

    private static void publish(String name, String... documents) throws IOException {
        Path file = Files.write(folder.resolve(name + ".ndjson"), List.of(documents));
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

    /** How many messages of declarations have a fate, in the store. */
    private static String messages(String fate) throws SQLException {
        return new Stores(new Installation(Settings.read(Map.of(), data), data))
                .rows("SELECT sum(records)::bigint FROM message_fate WHERE source = 'cn-gacc' AND topic ="
                        + " 'customs.documents.v1' AND fate = '" + fate + "'")
                .get(0)
                .get(0);
    }

    /** The documents that were sent again, from the view of the store. */
    private static List<String> actions() throws SQLException {
        return new Stores(new Installation(Settings.read(Map.of(), data), data))
                        .rows("SELECT action, outcome, source, document_id, detail FROM operator_action WHERE action"
                                + " = 'resend' AND document_id = 'seventh'")
                        .stream()
                        .map(row -> String.join(",", row))
                        .toList();
    }

    private static HttpResponse<String> post(String document) throws IOException, InterruptedException {
        Settings settings = Settings.read(Map.of(), data);
        HttpRequest request = HttpRequest.newBuilder(
                        settings.httpUrl().orElseThrow().resolve("/v1/documents"))
                .header("Authorization", "Bearer " + settings.httpToken().orElseThrow())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(document))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static void sendToFeed(String documents) throws InterruptedException, ExecutionException {
        Installation installation = new Installation(Settings.read(Map.of(), data), data);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.copyOf(installation.client()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            installation
                                    .topics()
                                    .intakes()
                                    .get(Topics.DEFAULT_FEED)
                                    .name(),
                            documents.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(Map.of(), arguments);
    }

    /** A source whose newest day is old raises an alarm. */
    private static LocalDate yesterday() {
        return LocalDate.now(Clock.systemUTC()).minusDays(1);
    }
}
