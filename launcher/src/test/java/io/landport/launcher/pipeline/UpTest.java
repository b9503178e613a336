package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.installation.settings.Settings;
import io.landport.launcher.CommandRun;
import io.landport.launcher.Loopback;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** An instance in a process of its own, as a user starts it: found by its folder, served over HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("server")
@Order(1) // takes long, so it starts first
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
    @Order(Integer.MAX_VALUE)
    void shouldFailWhenItsDatabaseDies() throws Exception {
        // When
        Up.postmasters(served).forEach(ProcessHandle::destroyForcibly);

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
            assertThat(Up.postmasters(folder.resolve("other"))).isEmpty();
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
                .contains("has no source cn-gac: must be asycuda-np, cn-ceb, cn-gacc,")
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

    /** As the containers give Prometheus its token at each start. */
    @Test
    void shouldTakeATokenFromAFile() throws Exception {
        // Given
        URI http = Settings.read(Map.of(), served).httpUrl().orElseThrow();
        String token = "lp_0123456789ab_" + "x".repeat(43);
        Path file = Files.writeString(folder.resolve("token"), token + '\n');
        String[] create = {
            "tokens", "create", "operator", "--label", "p", "--token-file", file.toString(), "--data", served.toString()
        };

        // When
        CommandRun created = run(create);
        CommandRun again = run(create);
        awaitStatus(200, http, token);
        String metrics = get(http, "/metrics", token).body();
        run("tokens", "revoke", "0123456789ab", "--data", served.toString());
        CommandRun revoked = run(create);

        // Then
        assertThat(List.of(created, again)).containsOnly(new CommandRun(0, "", ""));
        assertThat(metrics).contains("landport_ready");
        assertThat(revoked.exitCode()).isOne();
        assertThat(revoked.err()).startsWith("landport: token 0123456789ab is revoked");
    }

    @Test
    void shouldSayWhatKafkaHasWhenAnIngestIsStopped() throws Exception {
        // Given: a file that grows
        Path file = folder.resolve("feed.ndjson");
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        Process ingest = ChildJvm.process(
                        ChildJvm.command("ingest", "ndjson", "--data", served.toString(), file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile())
                .start();

        // When
        try (Writer feed = Files.newBufferedWriter(file)) {
            ingest.destroy();
            for (int number = 0; ingest.isAlive(); number++) {
                feed.write("""
                        {"channel":"customs","source":"cn-gacc","documentId":"S%d","cancellation":{"number":1}}
                        """.formatted(number));
                feed.flush();
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("Broken pipe");
        }
        int exitCode = ingest.waitFor();
        String printed = Files.readString(folder.resolve("printed"));

        // Then
        assertThat(exitCode).as(printed).isEqualTo(TERMINATED);
        Matcher published = Pattern.compile("([\\d,]+) published").matcher(printed);
        assertThat(published.find()).as(printed).isTrue();
        assertThat(printed)
                .contains("landport: stopped after ")
                .contains("Kafka has the " + published.group(1) + " documents that are published. Run the same command"
                        + " again for the rest: what Kafka has counts once");
    }

    @Test
    void shouldCountWhatIsSentOverHttp() throws Exception {
        // Given
        Settings settings = Settings.read(Map.of(), served);
        HttpRequest.Builder documents = HttpRequest.newBuilder(
                        settings.httpUrl().orElseThrow().resolve("/v1/documents"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofFile(Path.of("..", "docs", "samples", "documents.ndjson")));
        HttpClient client = HttpClient.newHttpClient();

        // When
        HttpResponse<String> anonymous = client.send(documents.build(), HttpResponse.BodyHandlers.ofString());
        documents.header("Authorization", "Bearer " + settings.httpToken().orElseThrow());
        HttpResponse<String> response = client.send(documents.build(), HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(anonymous.statusCode()).isEqualTo(401);
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

    private static CommandRun run(String... arguments) {
        return CommandRun.of(Map.of(), arguments);
    }
}
