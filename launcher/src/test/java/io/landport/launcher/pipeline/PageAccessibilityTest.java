package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of operators at all widths, light and dark: without findings of axe, and without anything cut off. */
@Tag("server")
@Tag("long")
@Order(1) // takes long, so it starts first
final class PageAccessibilityTest {
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
        CommandRun ingest =
                run("ingest", "ndjson", "--data", data.toString(), "--wait", "../docs/samples/documents.ndjson");
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
    }

    @AfterAll
    static void stop() {
        if (operators != null) {
            operators.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "now, 1440, false",
        "now, 1440, true",
        "now, 360, false",
        "crossings, 1440, false",
        "crossings, 360, true",
        "trust, 1440, true",
        "trust, 360, false",
        "pipeline, 1440, false",
        "pipeline, 360, true"
    })
    void shouldBeAccessible(String view, int width, boolean isDark) throws IOException {
        // Given
        browser.look(width, 900, isDark);

        // When
        browser.open(URI.create(page + "?view=" + view));
        browser.await("main .panel");

        // Then
        requireAccessible(width);
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, 1280, false",
        "/docs, 360, true",
        "/docs/operators.md, 360, false",
        "/docs/http.md, 360, true",
        "/docs/metrics.md, 1280, true",
        "/docs/analysts.zh.md, 360, false",
        "/console/runbook, 1280, false"
    })
    void shouldHaveAccessibleDocumentation(String path, int width, boolean isDark) throws IOException {
        // Given
        browser.look(width, 900, isDark);

        // When
        browser.open(page.resolve(path));
        browser.await("main.prose h1");

        // Then
        requireAccessible(width);
    }

    /** The dialog, too. */
    @ParameterizedTest
    @CsvSource({"1440, true", "360, false"})
    void shouldCorrectAccessibly(int width, boolean isDark) throws IOException {
        // Given
        Path file = Files.writeString(
                folder.resolve("incomplete.ndjson"), "{\"channel\":\"customs\",\"source\":\"cn-gacc\"}\n");
        run("ingest", "ndjson", "--data", data.toString(), file.toString());
        browser.look(width, 900, isDark);
        browser.open(URI.create(page + "?view=trust"));
        browser.await("[data-rejection] .open-resend").click();

        // When
        browser.await("dialog input[data-pointer]");

        // Then
        assertThat(browser.seriousFindings()).isEmpty();
        assertThat((Boolean) browser.run("const box = document.querySelector('dialog').getBoundingClientRect();"
                        + "return box.left >= 0 && box.right <= document.documentElement.clientWidth"))
                .isTrue();
        assertThat(browser.errors()).isEmpty();
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(Map.of(), arguments);
    }

    private static void requireAccessible(int width) throws IOException {
        assertThat(browser.seriousFindings()).isEmpty();
        assertThat((Boolean) browser.run(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("fits into %d px", width)
                .isTrue();
        assertThat(browser.errors()).isEmpty();
    }
}
