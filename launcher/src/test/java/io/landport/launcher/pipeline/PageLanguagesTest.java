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
                    + "|gacc|us-port|needs_decision|channel|source|documentId|[\\w.-]+\\.v1\\b|received|/\\w[\\w/]*";

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
              const arrow = 26;
              if (pen.measureText(select.selectedOptions[0].text).width + arrow > select.clientWidth) found.add(select.selectedOptions[0].text);
            }
            return [...found];
            """;

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
                """);
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
        "zh, now, 1280",
        "zh, crossings, 1280",
        "zh, trust, 1280",
        "zh, pipeline, 1280",
        "zh, trust&document=190220240000000017, 360",
        "ru, trust&document=190220240000000017, 360",
        "zh, trust&document=D2, 1280",
        "ru, trust&document=D2, 360",
        "en, trust&document=D2, 360",
        "zh, now, 360",
        "zh, crossings, 360",
        "zh, trust, 360",
        "zh, pipeline, 360",
        "ru, now, 1280",
        "ru, crossings, 1280",
        "ru, trust, 1280",
        "ru, pipeline, 1280",
        "ru, now, 360",
        "ru, crossings, 360",
        "ru, trust, 360",
        "ru, pipeline, 360",
        "en, now, 360",
        "en, crossings, 360",
        "en, trust, 360",
        "en, pipeline, 360"
    })
    void shouldHaveAllOfItsTextInTheLanguage(String language, String view, int width) throws IOException {
        // Given
        browser.look(width, 900, false);

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
        if (!language.equals("en")) {
            assertThat((List<?>) browser.run(ENGLISH, KEPT)).isEmpty();
        }
        assertThat((List<?>) browser.run(CUT)).isEmpty();
        assertThat(browser.errors()).isEmpty();
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

    @ParameterizedTest
    @ValueSource(strings = {"zh", "ru"})
    void shouldCorrectADocumentInTheLanguage(String language) {
        // Given
        browser.look(360, 900, false);
        choose(language);
        browser.open(URI.create(page + "?view=trust"));

        // When
        browser.await("[data-rejection] .open-resend").click();
        browser.await("dialog input[data-pointer]");
        browser.await("dialog .check").click();
        browser.await("dialog .notice");

        // Then
        assertThat((List<?>) browser.run(ENGLISH, KEPT)).isEmpty();
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
