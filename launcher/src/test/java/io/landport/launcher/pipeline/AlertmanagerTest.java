package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cause raises one alert, in a real Alertmanager with the settings of docker-compose.yml. */
@Tag("server")
final class AlertmanagerTest {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;
    private URI alerts;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "apt-get install prometheus-alertmanager");
        int port = PrometheusProcess.freePort();
        alerts = URI.create("http://127.0.0.1:" + port + "/api/v2/alerts");
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + Path.of("../compose/alertmanager/alertmanager.yml"),
                        "--storage.path=" + folder.resolve("data"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    /** What fired while PostgreSQL was stopped. */
    @Test
    void shouldLeaveOutWhatFollowsFromAStoreThatIsStopped() throws Exception {
        // Given
        List<Map<String, String>> fired = new ArrayList<>(List.of(
                alert("LandportNotReady", "instance", "consumer:8080"),
                alert("LandportNotMeasured", "severity", "warning"),
                alert("LandportStoreSlow", "severity", "warning"),
                alert("LandportHttpErrors", "instance", "api:8080")));
        for (String topic : List.of("fates.v1", "totals.daily.v1", "totals.rolling.v1", "totals.commodity.v1")) {
            fired.add(alert("LandportLag", "topic", topic));
            fired.add(alert("LandportLagGrows", "topic", topic));
        }
        // Not of the same cause.
        fired.add(alert("LandportUnreadable", "topic", "customs.documents.v1"));
        fired.add(Map.of("alertname", "LandportLag", "console", "https://other.example"));

        // When
        post(fired);

        // Then
        awaitNames("LandportLag https://other.example", "LandportNotReady ", "LandportUnreadable ");
    }

    @Test
    void shouldNotCallASourceSilentWhileStreamsIsLate() throws Exception {
        // When
        post(List.of(alert("LandportLag", "stage", "streams"), alert("LandportFeedSilent", "source", "cn-gacc")));

        // Then
        awaitNames("LandportLag ");
    }

    private static Map<String, String> alert(String name, String label, String value) {
        return Map.of("alertname", name, label, value);
    }

    private void post(List<Map<String, String>> fired) throws Exception {
        String body = JSON.writeValueAsString(
                fired.stream().map(labels -> Map.of("labels", labels)).toList());
        HttpRequest request = HttpRequest.newBuilder(alerts)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                assertThat(http.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
                return;
            } catch (ConnectException e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("log")));
    }

    /** Name and installation of the alerts that nothing inhibits. */
    private void awaitNames(String... expected) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> names = names();
        while (!names.equals(List.of(expected)) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            names = names();
        }
        assertThat(names).containsExactly(expected);
    }

    private List<String> names() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(alerts + "?inhibited=false")).build();
        JsonNode answer = JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        List<String> names = new ArrayList<>();
        answer.forEach(alert -> names.add(alert.at("/labels/alertname").asText()
                + ' '
                + alert.at("/labels/console").asText()));
        return names.stream().sorted().toList();
    }
}
