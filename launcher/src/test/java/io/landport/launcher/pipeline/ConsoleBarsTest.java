package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landport.console.ConsoleMount;
import io.landport.console.resend.CorrectedDocument;
import io.landport.console.resend.ResendDesk;
import io.landport.domain.access.SourcePause;
import io.landport.domain.audit.OperatorAction;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.installation.settings.Settings;
import io.landport.launcher.CommandRun;
import io.landport.query.history.AlarmPeriod;
import io.landport.query.history.HistoryArchive;
import io.landport.query.history.MeasuredSpan;
import io.landport.query.history.RecordedHistory;
import io.landport.query.rejection.RejectionArchive;
import io.landport.query.rejection.RejectionPage;
import io.landport.query.rejection.RejectionSearch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much of a browser the page takes. The values of the view Now are captured from an instance with simulated trade; then all of them change
 * four times a second, which is more than 5,000 a second. Runs only if the property {@code bars} is set, because it needs a quiet machine.
 */
@Tag("server")
@EnabledIfSystemProperty(named = "bars", matches = ".+")
final class ConsoleBarsTest {
    private static final int DAYS = 45;
    private static final int CHANGED_A_SECOND = 5_000;
    private static final Duration SERVER_PACE = Duration.ofMillis(250);
    private static final int TRACED_MILLIS = 10_000;

    @TempDir
    private Path folder;

    @Test
    void shouldTakeLittleOfABrowser() throws Exception {
        assumeTrue(Browser.isInstalled(), Browser.MISSING);
        // Given
        JsonNode captured = captured();
        try (ConsoleMount real = new ConsoleMount(
                        () -> {
                            throw new IllegalStateException("not followed");
                        },
                        new UnusedDesk(),
                        new UnusedArchive(),
                        new UnusedArchive(),
                        Clock.systemUTC());
                ReplayedStream stream = new ReplayedStream(real.files(), captured, SERVER_PACE, Clock.systemUTC());
                FrontDoor door = FrontDoor.with(HttpSettings.onLoopback(0), Clock.systemUTC())
                        .mount(stream)
                        .start();
                Browser browser = Browser.start(Files.createDirectory(folder.resolve("profile")))) {
            browser.look(1440, 900, false);
            browser.open(door.address().resolve("/console"));
            browser.await("[data-span='1d'] .figure data");

            // When
            BrowserTrace trace = BrowserTrace.start(browser.debugger());
            List<?> seen = browser.watch("[data-span='1d'] .figure data", TRACED_MILLIS);
            BrowserTrace.Tasks tasks = trace.end();

            // Then
            double share = tasks.busyMillis() / TRACED_MILLIS;
            double paints = 1_000.0 * tasks.paintedFrames() / TRACED_MILLIS;
            long stale = mostStale(seen, stream.sentMillis());
            double firstPaint =
                    number(browser.run("return performance.getEntriesByName('first-contentful-paint')[0].startTime"));
            double bytes = number(
                    browser.run(
                            "return [...performance.getEntriesByType('navigation'),"
                                    + " ...performance.getEntriesByType('resource')].reduce((sum, file) => sum + file.transferSize, 0)"));
            System.out.printf(
                    "console: %,d figures changed a second, main thread %.1f %%, longest task %.1f ms, %.1f paints/s,"
                            + " shown %,d ms late at most, first paint %.0f ms, %,.0f bytes%n",
                    stream.figures() * 1_000L / SERVER_PACE.toMillis(),
                    100 * share,
                    tasks.longestMillis(),
                    paints,
                    stale,
                    firstPaint,
                    bytes);
            assertThat(stream.figures() * 1_000L / SERVER_PACE.toMillis()).isGreaterThanOrEqualTo(CHANGED_A_SECOND);
            assertThat(share).isLessThan(0.25);
            assertThat(tasks.longestMillis()).isLessThan(50);
            assertThat(paints).isLessThanOrEqualTo(4.2);
            assertThat(stale).isLessThan(1_000);
            assertThat(firstPaint).isLessThan(1_000);
            assertThat(bytes).isLessThan(250_000);
            assertThat(browser.errors()).isEmpty();
        }
    }

    /** By how much the value that was seen was out of date. Values are the numbers of events. */
    private static long mostStale(List<?> seen, List<Long> sentMillis) {
        return IntStream.range(0, seen.size() / 2)
                .mapToLong(sample -> {
                    int number = (int) number(seen.get(2 * sample + 1));
                    double at = number(seen.get(2 * sample));
                    // It is out of date since the next event was sent.
                    return number < sentMillis.size() ? (long) at - sentMillis.get(number) : 0;
                })
                .max()
                .orElseThrow();
    }

    private static double number(Object value) {
        return Double.parseDouble(String.valueOf(value));
    }

    /** All values of the view Now, of simulated trade. */
    private JsonNode captured() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        try (Up up = Up.start(data)) {
            up.awaitReady();
            LocalDate today = LocalDate.now(Clock.systemUTC());
            for (int day = DAYS; day >= 0; day--) {
                Path file = folder.resolve("day.ndjson");
                run(
                        "simulate",
                        "--to",
                        file.toString(),
                        "--messages",
                        "400",
                        "--seed",
                        "" + day,
                        "--today",
                        "" + today.minusDays(day));
                run("ingest", "ndjson", "--data", data.toString(), file.toString());
            }
            run("query", "balance", "--data", data.toString(), "--wait", "--timeout", "5m");
            Settings settings = Settings.read(Map.of(), data);
            HttpRequest stream = HttpRequest.newBuilder(
                            settings.httpUrl().orElseThrow().resolve("/v1/console/stream?view=now&limit=8"))
                    .header("Authorization", "Bearer " + settings.httpToken().orElseThrow())
                    .build();
            String events = HttpClient.newHttpClient()
                    .send(stream, HttpResponse.BodyHandlers.ofString())
                    .body();
            ObjectNode values = new ObjectMapper().createObjectNode();
            for (String line :
                    events.lines().filter(line -> line.startsWith("data: ")).toList()) {
                new ObjectMapper()
                        .readTree(line.substring("data: ".length()))
                        .path("values")
                        .properties()
                        .forEach(value -> values.set(value.getKey(), value.getValue()));
            }
            return values;
        }
    }

    private static void run(String... arguments) {
        CommandRun run = CommandRun.of(Map.of(), arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    /** Nothing is searched here, and nothing is recorded. */
    private static final class UnusedArchive implements RejectionArchive, HistoryArchive {
        @Override
        public void record(Collection<MeasuredSpan> minutes, Collection<AlarmPeriod> alarms) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RecordedHistory read(Instant from, Instant to, Duration step) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RejectionPage page(RejectionSearch search) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Long> fates(String action) {
            return Map.of();
        }

        @Override
        public Optional<Instant> recorded(String id) {
            throw new UnsupportedOperationException();
        }
    }

    /** Nothing is sent again here. */
    private static final class UnusedDesk implements ResendDesk {
        @Override
        public CorrectedDocument read(byte[] json) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void record(List<OperatorAction> actions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<SourcePause> pause(String source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void put(SourcePause pause) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String user() {
            throw new UnsupportedOperationException();
        }
    }
}
