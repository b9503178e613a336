package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of operators in Chinese and Russian: all of its text, and none of it cut. */
@Tag("server")
@Tag("long")
@Order(1) // takes long, so it starts first
final class PageLanguagesTest {
    /** Names of programs, formats, commands, currencies and zones, which no language translates. */
    static final String KEPT =
            "Landport|PostgreSQL|Kafka|Prometheus|JSON|CSV|Excel|SQL|HTTP|CLI|UTC|GMT|CNY|ACL|HS|ISO|XX|BTS"
                    + "|LANDPORT_RECEIPTS|landport [a-z ]+|--?[a-z]+|docs/[\\w./-]+|operator_action|unknown|/metrics"
                    + "|[0-9a-f]{32,}|(?:cn-)?gacc|us-port|needs_decision|channel|source|documentId|[\\w.-]+\\.v1\\b|received|/\\w[\\w/]*";

    /** Texts and their attributes, without names of things and what others wrote. The page shows a text of the server as English. */
    static final String ENGLISH = """
            const kept = new RegExp(arguments[0], 'g');
            const isLeft = (text) => /[A-Za-z]{2,}/.test((text ?? '').replace(kept, ''));
            const isCode = (element) => element.closest('code, pre, [lang=en], [translate=no], script, noscript, textarea');
            const found = new Set();
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text = texts.nextNode(); text; text = texts.nextNode()) {
              const element = text.parentElement;
              if (!isCode(element) && !element.closest('option') && isLeft(text.data)) found.add(text.data);
            }
            for (const name of ['aria-label', 'placeholder', 'title']) {
              for (const element of document.querySelectorAll(`[${name}]`)) {
                if (!isCode(element) && isLeft(element.getAttribute(name))) found.add(element.getAttribute(name));
              }
            }
            return [...found];
            """;

    /** What is wider than its place, or than the page. Tables and drawings can be scrolled. */
    private static final String CUT = """
            const found = new Set();
            for (const element of document.querySelectorAll('body *')) {
              if (element.closest('.hidden, .skip, svg, noscript') || !element.textContent.trim()) continue;
              const style = getComputedStyle(element);
              const isHiding = ['hidden', 'clip'].includes(style.overflowX) && style.clipPath === 'none';
              if (isHiding && element.scrollWidth > element.clientWidth + 1) found.add(element.textContent);
              const isOutside = element.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
              if (isOutside && !element.closest('.scroll, pre')) found.add(element.textContent);
            }
            for (const table of document.querySelectorAll('.scroll:has(.crossings)')) {
              if (table.scrollWidth > table.clientWidth) found.add('the crossings');
            }
            const pen = document.createElement('canvas').getContext('2d');
            for (const select of document.querySelectorAll('select')) {
              if (!select.checkVisibility()) continue; // in the menu
              pen.font = getComputedStyle(select).font;
              const arrow = 34;
              if (pen.measureText(select.selectedOptions[0].text).width + arrow > select.clientWidth) found.add(select.selectedOptions[0].text);
            }
            return [...found];
            """;

    /** Words over two lines, and texts over texts. What scrolls is hidden outside of its place, and what is sticky lies over it. */
    private static final String UNREADABLE = """
            const found = new Set();
            const boxes = [];
            const part = document.querySelector('dialog[open]') ?? document.body;
            const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
            const visible = (rect, element) => {
              let {left, right, top, bottom} = rect;
              for (let place = element; place !== document.body; place = place.parentElement) {
                if (getComputedStyle(place).overflow === 'visible') continue;
                const outer = place.getBoundingClientRect();
                left = Math.max(left, outer.left);
                right = Math.min(right, outer.right);
                top = Math.max(top, outer.top);
                bottom = Math.min(bottom, outer.bottom);
              }
              return {left, right, top, bottom};
            };
            for (let text = texts.nextNode(); text; text = texts.nextNode()) {
              const element = text.parentElement;
              if (element.closest('.hidden, .skip, noscript, script, option, thead, .map') || !element.checkVisibility() || !text.data.trim()) continue;
              const range = document.createRange();
              for (const word of element.closest('pre, code, [translate=no]') ? [] : text.data.matchAll(/(?<!\\p{L})\\p{L}\\/\\p{L}(?!\\p{L})|[\\p{L}\\p{N}]+/gu)) {
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                const isOverLines = new Set([...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => Math.round(rect.top))).size > 1;
                if (isOverLines && !/\\p{Script=Han}/u.test(word[0])) found.add(`${word[0]} over two lines`);
              }
              range.selectNodeContents(text);
              for (const rect of range.getClientRects()) {
                const box = visible(rect, element);
                if (box.right - box.left > 2 && box.bottom - box.top > 2) boxes.push({...box, text: text.data});
              }
            }
            boxes.forEach((one, index) => boxes.slice(index + 1).forEach((other) => {
              const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
              const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
              if (wide > 3 && high > 5) found.add(`${one.text} over ${other.text}`);
            }));
            return [...found];
            """;

    private static final int[] WIDTHS = {360, 1280, 1920};

    /** How many of what the header shows are below all that came before. */
    private static final String HEADER_ROWS = """
            let rows = 0;
            let bottom = -1;
            const boxes = [...document.querySelectorAll('.top > *')].map(part => part.getBoundingClientRect());
            for (const box of boxes.filter(shown => shown.height > 0).sort((one, other) => one.top - other.top)) {
              if (box.top >= bottom) rows++;
              bottom = Math.max(bottom, box.bottom);
            }
            return rows;
            """;

    @TempDir
    private static Path folder;

    private static OperatorsPage operators;
    private static Browser browser;
    private static URI page;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Browser.isInstalled(), Browser.MISSING);
        operators = OperatorsPage.start(folder);
        page = operators.page();
        browser = operators.browser();
        Path rejected = Files.writeString(folder.resolve("rejected.ndjson"), """
                {"channel":"customs","source":"cn-gacc","documentId":"D1"}
                {"channel":"customs","source":"nobody","documentId":"D2","revision":{"number":1,\
                "statisticalDate":"2026-03-02","flow":"import","crossing":"1902","mode":"3","currency":"CNY",\
                "lines":[{"commodity":"44","value":7}]}}
                {"channel":"customs","source":"cn-gacc","documentId":"D3","revision":{"number":1,\
                "statisticalDate":"2026-03-02","flow":"import","crossing":"19O2","mode":"3","currency":"CNY",\
                "lines":[{"commodity":"44","value":7}]}}
                """);
        Path simulated = folder.resolve("simulated.ndjson");
        CommandRun.of(Map.of(), "simulate", "--to", simulated.toString(), "--messages", "400", "--seed", "1");
        ingest(simulated.toString());
        ingest("../docs/samples/documents.ndjson");
        ingest(rejected.toString());
    }

    @AfterAll
    static void stop() {
        if (operators != null) {
            operators.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, now",
        "en, crossings",
        "en, trust",
        "en, pipeline",
        "en, trust&document=D2",
        "zh, now",
        "zh, crossings",
        "zh, trust",
        "zh, pipeline",
        "zh, trust&document=190220240000000017",
        "zh, trust&document=D2",
        "ru, now",
        "ru, crossings",
        "ru, trust",
        "ru, pipeline",
        "ru, trust&document=190220240000000017",
        "ru, trust&document=D2"
    })
    void shouldHaveAllOfItsTextInTheLanguage(String language, String view) {
        // Given
        browser.look(1280, 900, false);

        // When
        choose(language);
        browser.open(URI.create(page + "?view=" + view));
        browser.await(view.equals("pipeline") ? "svg.topology" : "main .panel");
        if (view.equals("pipeline")) {
            browser.await("section[aria-labelledby='history-title'] .segments button:last-child")
                    .click();
            browser.await(".charts");
        }
        browser.run("document.querySelectorAll('details').forEach((part) => (part.open = true))");
        browser.pause();

        // Then
        assertThat(browser.await("html").getDomAttribute("lang")).startsWith(language);
        requireReadable(language);
        assertThat(browser.errors()).isEmpty();
    }

    /** What the page says on its worst day. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "ru"})
    void shouldSayInTheLanguageThatTheStoreDoesNotAnswer(String language) throws Exception {
        // Given
        browser.look(1280, 900, false);
        choose(language);
        browser.open(URI.create(page + "?view=pipeline"));
        browser.await("svg.topology");

        // When
        Up.signalPostgres(operators.data(), "STOP");
        try {
            browser.await(".alarms .holds[data-alarm='LandportNotReady']");

            // Then
            requireReadable(language);
        } finally {
            Up.signalPostgres(operators.data(), "CONT");
        }
        browser.awaitNone(".alarms .holds[data-alarm='LandportNotReady']");
    }

    /** At each width, light and dark: texts in the language, whole, with whole words, and none over another. */
    private static void requireReadable(String language) {
        for (int width : WIDTHS) {
            for (boolean isDark : new boolean[] {false, true}) {
                browser.look(width, 900, isDark);
                browser.settle();
                String look = width + (isDark ? " px, dark" : " px, light");
                if (!language.equals("en")) {
                    assertThat((List<?>) browser.run(ENGLISH, KEPT)).as(look).isEmpty();
                }
                assertThat((List<?>) browser.run(CUT)).as(look).isEmpty();
                assertThat((List<?>) browser.run(UNREADABLE)).as(look).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "ru"})
    void shouldHaveNamesInOneLineAndCardsOfOneHeight(String language) {
        // Given
        browser.look(1280, 900, false);
        choose(language);

        // When
        browser.open(page);
        browser.await(".crossings tbody th a");

        // Then
        assertThat((List<?>) browser.run("return [...document.querySelectorAll('.crossings tbody th a')]"
                        + ".filter(name => name.getClientRects().length > 1).map(name => name.textContent)"))
                .isEmpty();
        assertThat(browser.run("const table = document.querySelector('.crossings');"
                        + "return table.scrollWidth <= table.parentElement.clientWidth"))
                .isEqualTo(true);
        assertThat(browser.run("return new Set([...document.querySelectorAll('.totals .card')]"
                        + ".map(card => card.getBoundingClientRect().height)).size"))
                .isEqualTo(1L);
        assertThat((List<?>) browser.run(CUT)).isEmpty();
    }

    /** What can be chosen is in a menu, so that figures begin near the top. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "ru"})
    void shouldHaveAHeaderOfTwoRowsOnANarrowScreen(String language) {
        // Given
        browser.look(1280, 900, false);
        choose(language);
        browser.open(page);
        browser.await(".connection.live .as-of");

        // When
        Object wide = browser.run(HEADER_ROWS);
        browser.look(360, 900, false);
        Object rows = browser.run(HEADER_ROWS);
        browser.await(".menu").click();
        browser.await(".choices a[href='/docs']", link -> link.isDisplayed() ? link : null);

        // Then
        assertThat(wide).isEqualTo(1L);
        assertThat(rows).isEqualTo(2L);
        assertThat((List<?>) browser.run(CUT)).isEmpty();
        assertThat(browser.await(".choices .select").isDisplayed()).isTrue();
        browser.await(".choices a[href='/docs']").click();
        browser.await("main.prose h1");
        assertThat(browser.errors()).isEmpty();
    }

    /** Also what nobody is there to scroll or to choose. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "ru"})
    void shouldBeReadableOnAWall(String language) {
        // Given
        choose(language);

        // When
        browser.open(URI.create(page + "?wall=yes"));
        browser.await(".crossings tbody th a");

        // Then
        requireReadable(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "ru"})
    void shouldCorrectADocumentInTheLanguage(String language) {
        // Given
        browser.look(360, 900, false);
        choose(language);
        browser.open(URI.create(page + "?view=trust&reason=missing-field"));

        // When
        browser.await("[data-rejection] .open-resend").click();
        browser.await("dialog input[data-pointer]").sendKeys("1");
        browser.await("dialog .check").click();
        browser.await("dialog .notice, dialog .outcome");

        // Then
        requireReadable(language);
        browser.look(360, 900, false);
        browser.await("dialog header button").click();
        browser.open(URI.create(page + "?view=trust&reason=malformed-crossing"));
        browser.await(".correct-many").click();
        browser.await("dialog.many tbody button").click();
        browser.await("dialog.many input:focus").sendKeys("1902\n");
        browser.await("dialog.many .outcome");
        requireReadable(language);
    }

    /** As the language writes them, with the zone of the browser; a table is saved with plain numbers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|1.2bn|1,234,567.5|13:04:05|2 Jan, 13:04:05",
                "zh|12.3亿|1,234,567.5|13:04:05|1月2日 13:04:05",
                "ru|1,2 млрд|1 234 567,5|13:04:05|2 янв., 13:04:05"
            })
    void shouldWriteNumbersAndTimesAsTheLanguageDoes(
            String language, String compact, String exact, String time, String moment) {
        // Given
        browser.speak("en-GB");
        choose(language);
        browser.open(page);
        browser.await("main .panel");

        // When
        List<?> written = (List<?>) browser.runAsync("""
                import('/page/format.js').then(({compact, exact, plain, time, moment, clock, ZONE}) => {
                  const at = new Date(2026, 0, 2, 13, 4, 5).toISOString();
                  const numbers = ['-1234567.5', '0.25', '12'].map((number) => plain(exact(number)));
                  done([compact('1234567890'), exact('1234567.5'), time(at), moment(at), clock(at) === `${time(at)} ${ZONE}`, ...numbers]);
                })""");

        // Then
        assertThat(written.stream()
                        .map(text -> String.valueOf(text).replaceAll("[\\u00a0\\u202f]", " "))
                        .toList())
                .containsExactly(compact, exact + "0", time, moment, "true", "-1234567.50", "0.25", "12.00");
    }

    /** A list of the page, beside what the browser asks for. */
    @Test
    void shouldFollowTheBrowserUntilALanguageIsChosen() {
        // Given
        browser.look(1280, 900, false);
        browser.run("localStorage.removeItem('landport.language')");
        browser.speak("ru-RU,en");
        browser.open(page);
        assertThat(browser.await("main .panel h2").getText()).isEqualTo("Пункты пропуска");

        // When
        browser.await(".choices .select option[value='zh']").click();

        // Then
        browser.await("html[lang='zh-CN'] main .panel");
        browser.open(page);
        assertThat(browser.await("main .panel h2").getText()).isEqualTo("口岸");
        browser.speak("en-GB");
    }

    private static void choose(String language) {
        browser.run("localStorage.setItem('landport.language', arguments[0])", language);
    }

    private static void ingest(String file) {
        CommandRun.of(Map.of(), "ingest", "ndjson", "--data", operators.data().toString(), "--wait", file);
    }
}
