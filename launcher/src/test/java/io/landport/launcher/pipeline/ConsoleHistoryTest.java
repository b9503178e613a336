package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened while nobody looked, and before the process was killed. */
@Tag("server")
@Order(1) // takes long, so it starts first
final class ConsoleHistoryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    @Test
    void shouldShowTheHistoryFromBeforeTheProcessWasKilled() throws Exception {
        assumeTrue(Browser.isInstalled(), Browser.MISSING);
        // Given
        Path data = folder.resolve("data");
        try (Up up = Up.start(DataFolders.prepared(data));
                Browser browser = Browser.start(Files.createDirectory(folder.resolve("first")))) {
            up.awaitReady();
            browser.enter(up.page());
            browser.await(".connection.live .as-of");
            ingestOfAnUnknownSource(data);
            awaitRow(data, "SELECT 1 FROM alarm_history WHERE alarm = 'LandportUnknownSource'");
            awaitRow(data, "SELECT 1 FROM pipeline_history WHERE records_rejected = 1 AND store_lag = 0");
            up.kill();
            // The page says in its own words that the server is gone, and when it tries again.
            assertThat(browser.await(".connection.lost").getText())
                    .matches("(?s)Disconnected, next attempt in \\d+ s.*as of .*");
            assertThat(browser.await(
                                    ".notice.warn",
                                    notice -> notice.getText().contains("cannot be reached") ? notice : null)
                            .getText())
                    .isEqualTo("No connection: the server cannot be reached. The figures are from before.");
        }

        // When
        try (Up up = Up.start(data)) {
            up.awaitReady();
            try (Browser browser = Browser.start(Files.createDirectory(folder.resolve("profile")))) {
                browser.enter(up.page());
                browser.open(
                        URI.create(Settings.read(Map.of(), data).httpUrl().orElseThrow() + "/console?view=pipeline"));
                browser.await("#history-title");
                browser.await("section[aria-labelledby='history-title'] .segments button:nth-child(2)")
                        .click();

                // Then
                assertThat(browser.await("[data-held='LandportUnknownSource']").getText())
                        .contains("Documents of an unknown source arrive");
                browser.await(".charts .u-over");
                assertThat(Integer.parseInt(browser.await(".charts").getDomAttribute("data-spans")))
                        .isPositive();
                assertThat(browser.errors()).isEmpty();
            }
        }
    }

    private void ingestOfAnUnknownSource(Path data) throws IOException {
        Path file = Files.writeString(folder.resolve("unknown.ndjson"), """
                {"channel":"customs","source":"nobody","documentId":"D2","revision":{"number":1,\
                "statisticalDate":"2026-03-02","flow":"import","crossing":"1902","mode":"3","currency":"CNY",\
                "lines":[{"commodity":"44","value":7}]}}
                """);
        CommandRun ingest = CommandRun.of(Map.of(), "ingest", "ndjson", "--data", data.toString(), file.toString());
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
    }

    private static void awaitRow(Path data, String sql) throws SQLException {
        Stores store = new Stores(new Installation(Settings.read(Map.of(), data), data));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (List<List<String>> rows = List.of(); rows.isEmpty(); rows = store.rows(sql)) {
            assertThat(System.nanoTime()).as("no row of " + sql).isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
