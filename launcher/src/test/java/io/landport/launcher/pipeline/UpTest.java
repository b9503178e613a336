package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.installation.settings.Settings;
import io.landport.launcher.CommandRun;
import io.landport.launcher.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An instance in a process of its own, as a user starts it: found by its folder, killed, started again, stopped. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("server")
@Order(1) // takes longest, so it starts first
final class UpTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private static Path shared;

    private static Path served;
    private static Up up;

    @TempDir
    private Path folder;

    /** The instance of the tests that only send to it, until the last one takes its database away. */
    @BeforeAll
    static void start() throws IOException {
        served = shared.resolve("data");
        up = Up.start(DataFolders.prepared(served));
        up.awaitReady();
    }

    @AfterAll
    static void stop() {
        up.close();
    }

    @Test
    @Tag("long")
    void shouldGoOnWhereItWasKilledAndStopInOrder() throws Exception {
        // Given
        Path data = folder.resolve("data");
        try (Up up = Up.start(data)) {
            up.awaitReady();
            CommandRun second = run(
                    "up", "--data", data.toString(), "--kafka-port", "0", "--postgres-port", "0", "--http-port", "0");
            assertThat(second.exitCode()).isOne();
            assertThat(second.err()).contains(data.toRealPath().toString());
            assertThat(ingested(data, "first")).isEqualTo("lines,1");
            up.kill();
        }
        assertThat(postmasters(data)).as("left over by the kill").hasSize(1);

        // When
        try (Up up = Up.start(data)) {
            up.awaitReady();

            // Then
            assertThat(ingested(data, "second")).isEqualTo("lines,2");
            assertThat(postmasters(data)).hasSize(1);
            assertThat(up.terminate()).isIn(0, TERMINATED);
            assertThat(data.resolve("landport.env")).doesNotExist();
            assertThat(postmasters(data)).isEmpty();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void shouldFailWhenItsDatabaseDies() throws Exception {
        // When
        postmasters(served).forEach(ProcessHandle::destroyForcibly);

        // Then
        assertThat(up.exitCode()).isOne();
        assertThat(served.resolve("landport.env")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"--kafka-port, --postgres-port", "--postgres-port, --kafka-port"})
    void shouldSayWhichPortIsTakenAndHowToChooseAnother(String option, String otherOption) throws IOException {
        try (Loopback taken = Loopback.taken()) {
            // When
            CommandRun run = run(
                    "up",
                    "--data",
                    folder.resolve("other").toString(),
                    option,
                    Integer.toString(taken.port()),
                    otherOption,
                    "0",
                    "--http-port",
                    "0");

            // Then
            assertThat(run.exitCode()).isOne();
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("landport: ")
                    .contains("127.0.0.1:" + taken.port() + ": the port is in use", option)
                    .doesNotContain(otherOption, "\tat ");
            assertThat(postmasters(folder.resolve("other"))).isEmpty();
        }
    }

    @Test
    void shouldNotStartServersIfItCannotServeHttp() throws IOException {
        // Given
        Path data = folder.resolve("unserved");
        try (Loopback taken = Loopback.taken()) {
            // When
            CommandRun onTakenPort =
                    run("up", "--data", data.toString(), "--http-port", Integer.toString(taken.port()));
            CommandRun unprotected = CommandRun.of(
                    Map.of("LANDPORT_HTTP_HOST", "0.0.0.0"), "up", "--data", data.toString(), "--http-port", "0");

            // Then
            assertThat(List.of(onTakenPort.exitCode(), unprotected.exitCode())).containsOnly(1);
            assertThat(onTakenPort.err())
                    .startsWith("landport: cannot serve HTTP on 127.0.0.1:" + taken.port())
                    .contains("--http-port");
            assertThat(unprotected.err()).startsWith("landport: cannot serve HTTP on 0.0.0.0 without TLS and tokens");
            assertThat(data.resolve("kafka")).doesNotExist();
            assertThat(data.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    @Tag("long")
    void shouldShowWhatTheDemoIsStartingFromTheFirstMomentOn() {
        // When
        CommandRun run = run(
                "demo",
                "--data",
                folder.resolve("demo").toString(),
                "--kafka-port",
                "0",
                "--postgres-port",
                "0",
                "--http-port",
                "0",
                "--for",
                "1s");

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().toList().get(0)).startsWith("Starting Landport in ");
        assertThat(run.out())
                .containsPattern("Starting Kafka \\.\\.\\. \\d+\\.\\d s")
                .containsPattern("Starting PostgreSQL \\.\\.\\. \\d+\\.\\d s")
                .containsSubsequence("Starting Kafka ...", "Starting streams and consumer ...", "Landport demo");
    }

    /** A leaked token must end at once, in a process that was started before the token was created. */
    @Test
    void shouldServeHttpAndRefuseARevokedTokenWithinASecond() throws Exception {
        // Given
        URI http = Settings.read(Map.of(), served).httpUrl().orElseThrow();
        CommandRun created =
                run("tokens", "create", "feed", "--label", "test", "--source", "cn-gacc", "--data", served.toString());
        assertThat(created.exitCode()).as(created.err()).isZero();
        CommandRun misspelt = run(
                "tokens", "create", "feed", "--label", "x", "--source", "us-bts,cn-gac", "--data", served.toString());
        assertThat(misspelt.exitCode()).isOne();
        assertThat(misspelt.err())
                .contains("has no source cn-gac: must be cn-ceb, cn-gacc,")
                .contains("* for all");
        String token = created.out().strip();
        awaitStatus(200, http, token);
        assertThat(get(http, "/health/ready", token).body()).isEqualTo("ok\n");

        // When
        String id = token.split("_", 3)[1];
        CommandRun revoked = run("tokens", "revoke", id, "--data", served.toString());
        long time = awaitStatus(401, http, token);

        // Then
        assertThat(revoked.out()).isEqualTo("revoked: " + id + " (test)" + System.lineSeparator());
        assertThat(time).isLessThan(Duration.ofSeconds(1).toNanos());
        assertThat(run("tokens", "list", "--data", served.toString()).out())
                .contains(id, "feed", "revoked", "test (cn-gacc)")
                .doesNotContain(token);
        assertThat(up.printed()).contains(http + "/docs/api").doesNotContain(token);
    }

    @Test
    void shouldCountWhatIsSentOverHttp() throws Exception {
        // Given
        URI http = Settings.read(Map.of(), served).httpUrl().orElseThrow();

        // When
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(http.resolve("/v1/documents"))
                                .header("Content-Type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofFile(
                                        Path.of("..", "docs", "samples", "documents.ndjson")))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).startsWith("{\"documents\":6,\"accepted\":6,");
        CommandRun fates =
                run("query", "fates", "--data", served.toString(), "--wait", "--timeout", "5m", "--format", "csv");
        assertThat(fates.exitCode()).as(fates.err()).isZero();
        assertThat(fates.out()).contains("customs.documents.v1,counted,1", "customs.documents.v1,replaced,1");
        CommandRun verified = run("verify", "--data", served.toString());
        assertThat(verified.out()).as(verified.err()).contains("Nothing differs.");
    }

    /** Returns the nanoseconds until requests with the token get the status. */
    private static long awaitStatus(int status, URI http, String token) throws Exception {
        long start = System.nanoTime();
        while (get(http, "/v1/token", token).statusCode() != status) {
            assertThat(System.nanoTime() - start).isLessThan(PATIENCE.toNanos());
        }
        return System.nanoTime() - start;
    }

    private static HttpResponse<String> get(URI http, String path, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(http.resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Tag("long")
    void shouldEndByItselfAfterItsTime() throws Exception {
        // When
        CommandRun run = run(
                "up",
                "--data",
                folder.resolve("short").toString(),
                "--kafka-port",
                "0",
                "--postgres-port",
                "0",
                "--http-port",
                "0",
                "--for",
                "1s");

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Landport is up")
                .contains("PGSERVICEFILE=" + folder.toRealPath().resolve("short/pg_service.conf")
                        + " psql service=landport");
        assertThat(postmasters(folder.resolve("short"))).isEmpty();
    }

    /** Ingests one line and asks for all lines, finding the instance by its folder alone. */
    private String ingested(Path data, String document) throws IOException {
        Path file = Files.writeString(folder.resolve(document + ".ndjson"), """
            {"channel":"customs","source":"us-bts","documentId":"%s","revision":{"number":1,\
            "statisticalDate":"2021-01-31","flow":"export","crossing":"2304","currency":"USD",\
            "lines":[{"commodity":"84","value":7}]}}
            """.formatted(document));
        CommandRun ingest = run("ingest", "ndjson", "--data", data.toString(), file.toString());
        assertThat(ingest.exitCode()).as(ingest.err()).isZero();
        CommandRun query =
                run("query", "daily", "--data", data.toString(), "--wait", "--timeout", "5m", "--format", "csv");
        assertThat(query.exitCode()).as(query.err()).isZero();
        List<String> rows = query.out().lines().toList();
        return rows.get(0).split(",", -1)[0] + ',' + rows.get(1).split(",", -1)[0];
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(Map.of(), arguments);
    }

    /** The postmasters that work on the folder, by their command lines. */
    private static List<ProcessHandle> postmasters(Path data) throws IOException {
        String folder = data.toRealPath().resolve("postgres").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(folder))
                        .orElse(false))
                .filter(process -> process.info()
                        .command()
                        .filter(name -> name.endsWith("postgres"))
                        .isPresent())
                .toList();
    }
}
