package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.installation.settings.Settings;
import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the pictures of the page in the documentation, of simulated trade. Runs only if the property {@code pictures} names a folder. The
 * property {@code language} (zh, ru; default en) says in which language.
 */
@Tag("server")
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
final class ConsolePicturesTest {
    private static final List<String> VIEWS = List.of("now", "crossings", "trust", "pipeline");
    private static final boolean[] THEMES = {false, true};
    /** The document whose crossing is written wrong. */
    private static final String WRONG = "190220260300417";

    private static final int DAYS = 45;
    private static final int MESSAGES_A_DAY = 400;
    private static final int WIDE = 1280;
    private static final int WIDE_HEIGHT = 1040;
    private static final int NARROW = 360;
    private static final int NARROW_HEIGHT = 780;

    @TempDir
    private Path folder;

    @Test
    void shouldTakeAPictureOfEachViewWideAndNarrowLightAndDark() throws Exception {
        assumeTrue(Browser.isInstalled(), Browser.MISSING);
        // Given
        Path pictures = Path.of("..").resolve(System.getProperty("pictures"));
        Files.createDirectories(pictures);
        Path data = folder.resolve("data");
        try (Up up = Up.start(data)) {
            up.awaitReady();
            simulate(data);
            reject(data);
            URI page = Settings.read(Map.of(), data).httpUrl().orElseThrow().resolve("/console");
            Thread feed = new Thread(() -> feed(data), "feed");
            try (Browser browser = Browser.start(Files.createDirectory(folder.resolve("profile")))) {
                browser.enter(up.page());
                browser.run(
                        "localStorage.setItem('landport.language', arguments[0])",
                        System.getProperty("language", "en"));
                // When
                for (boolean isDark : THEMES) {
                    browser.look(WIDE, WIDE_HEIGHT, isDark);
                    takeCorrection(browser, page, pictures.resolve("console-resend-" + theme(isDark) + ".png"));
                    browser.look(NARROW, NARROW_HEIGHT, isDark);
                    takeCorrection(browser, page, pictures.resolve("console-resend-narrow-" + theme(isDark) + ".png"));
                }
                feed.start();
                for (String view : VIEWS) {
                    for (boolean isDark : THEMES) {
                        String theme = theme(isDark);
                        browser.look(WIDE, WIDE_HEIGHT, isDark);
                        take(browser, page, view, pictures.resolve("console-" + view + '-' + theme + ".png"));
                        browser.look(NARROW, NARROW_HEIGHT, isDark);
                        take(browser, page, view, pictures.resolve("console-" + view + "-narrow-" + theme + ".png"));
                    }
                }
                for (boolean isDark : THEMES) {
                    browser.look(WIDE, WIDE_HEIGHT, isDark);
                    takeSearch(browser, page, pictures.resolve("console-rejections-" + theme(isDark) + ".png"));
                    browser.look(NARROW, NARROW_HEIGHT, isDark);
                    takeSearch(browser, page, pictures.resolve("console-rejections-narrow-" + theme(isDark) + ".png"));
                    browser.look(WIDE, WIDE_HEIGHT, isDark);
                    takeTopology(browser, page, pictures.resolve("console-topology-" + theme(isDark) + ".png"));
                }
                // Then
                assertThat(browser.errors()).isEmpty();
            }
            feed.join();
        }
    }

    private static void take(Browser browser, URI page, String view, Path picture) throws IOException {
        browser.open(URI.create(page + "?view=" + view));
        browser.await("main .panel");
        browser.awaitNone(".notice");
        browser.await(
                "html",
                html -> Boolean.TRUE.equals(
                                browser.run("return [...document.images].every((image) => image.naturalWidth > 0)"))
                        ? html
                        : null);
        // The chart of the lag needs a few samples.
        browser.pause();
        Files.write(picture, browser.screenshot());
    }

    /** The dialog that corrects a document, after the check. Publishes nothing. */
    private static void takeCorrection(Browser browser, URI page, Path picture) throws IOException {
        browser.open(URI.create(page + "?view=trust&reason=malformed-crossing"));
        browser.await("[data-document='" + WRONG + "'] button").click();
        browser.await("[data-rejection] .open-resend").click();
        browser.await("dialog input[data-pointer='/revision/crossing']").sendKeys("1902");
        browser.await("dialog .check").click();
        browser.await("dialog .outcome.accepted");
        browser.run("document.querySelector('dialog .send').scrollIntoView({block: 'end'})");
        browser.pause();
        Files.write(picture, browser.screenshot());
    }

    /** Rejections of one source, of the store. */
    private static void takeSearch(Browser browser, URI page, Path picture) throws IOException {
        browser.open(URI.create(page + "?view=trust&feed=ru-fcs"));
        browser.await(".pager .older");
        browser.await("[data-rejection] pre");
        browser.run("document.querySelector('#rejections-title').closest('.panel').scrollIntoView()");
        browser.pause();
        Files.write(picture, browser.screenshot());
    }

    private static void takeTopology(Browser browser, URI page, Path picture) throws IOException {
        browser.open(URI.create(page + "?view=pipeline"));
        browser.await("svg.topology");
        browser.run("document.querySelector('#topology-title').closest('.panel').scrollIntoView({block: 'end'})");
        browser.pause();
        Files.write(picture, browser.screenshot());
    }

    private static String theme(boolean isDark) {
        return isDark ? "dark" : "light";
    }

    /** A declaration whose crossing is written wrong, and a verification of everything before it. */
    private void reject(Path data) throws IOException {
        run("verify", "--data", data.toString(), "--by", "night shift");
        Path file = Files.writeString(folder.resolve("wrong.ndjson"), """
            {"channel":"customs","source":"cn-gacc","documentId":"%s","revision":{"number":1,\
            "statisticalDate":"%s","flow":"import","crossing":"19O2","mode":"3","partner":"RU",\
            "region":"2301","procedure":"0110","currency":"CNY",\
            "lines":[{"commodity":"4407110090","value":"184250.00","netWeight":"61300"}]}}
            """.formatted(
                        WRONG, LocalDate.now(Clock.systemUTC()).minusDays(1)));
        run("ingest", "ndjson", "--data", data.toString(), file.toString());
    }

    /** Documents that arrive while the pictures are taken. */
    private static void feed(Path data) {
        run("simulate", "--data", data.toString(), "--seed", "1000", "--rate", "100", "--messages", "9000");
    }

    /** Trade of many days, each with messages of its own. */
    private void simulate(Path data) {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        for (int day = DAYS; day >= 0; day--) {
            Path file = folder.resolve("day.ndjson");
            run(
                    "simulate",
                    "--to",
                    file.toString(),
                    "--messages",
                    Integer.toString(MESSAGES_A_DAY),
                    "--seed",
                    Integer.toString(DAYS - day),
                    "--today",
                    today.minusDays(day).toString());
            run("ingest", "ndjson", "--data", data.toString(), file.toString());
        }
        run("query", "balance", "--data", data.toString(), "--wait", "--timeout", "5m");
    }

    private static void run(String... arguments) {
        CommandRun run = CommandRun.of(Map.of(), arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}
