package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landport.launcher.ComposeFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The servers of monitoring in docker-compose.yml ask for the password that compose/secrets.sh creates. */
@Tag("server")
final class MonitoringLoginTest {
    private static final ComposeFile COMPOSE = ComposeFile.read("docker-compose.yml");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int UNAUTHORIZED = 401;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "prometheus, /usr/bin/prometheus, --storage.tsdb.path=, ''",
        "alertmanager, /usr/bin/prometheus-alertmanager, --storage.path=, --cluster.listen-address="
    })
    void shouldAnswerOnlyAfterALogin(String service, Path program, String storage, String alone) throws Exception {
        // Given
        assumeTrue(Files.isExecutable(program), program + " is not installed");
        String secrets = createSecrets();
        int port = PrometheusProcess.freePort();
        Process process = start(
                program.toString(),
                "--config.file=../compose/" + service + "/" + service + ".yml",
                "--web.config.file=" + secrets + "/prometheus-web.yml",
                "--web.listen-address=127.0.0.1:" + port,
                storage + folder.resolve("data"),
                alone);

        try {
            // When
            int status = statusWithoutLogin(port);
            boolean healthy = becomesHealthy(healthCheck(service, secrets, port));

            // Then
            assertThat(status).isEqualTo(UNAUTHORIZED);
            assertThat(healthy).isTrue();
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }

    private String createSecrets() throws IOException, InterruptedException {
        Path secrets = folder.resolve("secrets");
        assertThat(start("sh", "../compose/secrets.sh", secrets.toString()).waitFor())
                .isZero();
        return secrets.toString();
    }

    private Process start(String... words) throws IOException {
        return new ProcessBuilder(
                        List.of(words).stream().filter(word -> !word.isEmpty()).toList())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static int statusWithoutLogin(int port) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            } catch (ConnectException e) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** The command of the Compose file, for the server of this test. */
    private static String[] healthCheck(String service, String secrets, int port) {
        Map<?, ?> check = (Map<?, ?>) COMPOSE.service(service).get("healthcheck");
        return ComposeFile.words(check.get("test")).stream()
                .skip(1)
                .map(word -> word.replace("/run/secrets", secrets).replaceAll("localhost:\\d+", "127.0.0.1:" + port))
                .toArray(String[]::new);
    }

    private boolean becomesHealthy(String... check) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (start(check).waitFor() != 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
