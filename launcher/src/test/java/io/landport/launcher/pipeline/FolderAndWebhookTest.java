package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.landport.domain.generation.Generation;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that arrives in a folder, and the webhooks of its feed, also after a restart. */
@Tag("server")
final class FolderAndWebhookTest {
    private static final String DOCUMENT = """
            {"channel":"customs","source":"us-bts","documentId":"%s","revision":{"number":%d,"statisticalDate":"2021-01-31",\
            "flow":"export","crossing":"2304","currency":"USD","lines":[{"commodity":"%s","value":7}]}}
            """;

    @TempDir
    private Path folder;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private HttpServer receiver;
    private Path data;
    private Path arriving;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        data = folder.resolve("data");
        arriving = Files.createDirectories(folder.resolve("arriving"));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void shouldTellTheFeedOfAFileWhatBecameOfItsDocuments() throws Exception {
        // Given
        try (Instance instance = Instance.start(DataFolders.prepared(data), new Ports(0, 0, false), environment())) {
            RebuildTest.awaitGeneration(instance, Generation.FIRST);

            // When
            arrive("first.ndjson", document("A", 1, "84") + document("B", 1, "77"));

            // Then
            assertThat(List.of(next(), next()))
                    .anyMatch(event -> event.startsWith("{\"type\":\"document.counted\"")
                            && event.contains("\"documentId\":\"A\",\"revision\":1,\"fate\":\"counted\""))
                    .anyMatch(event -> event.startsWith("{\"type\":\"document.rejected\"")
                            && event.contains("\"reason\":\"commodity-without-sector\""));
            awaitReport();
            assertThat(reports()).hasSize(1).first().asString().endsWith("first.ndjson.report.txt");
        }
        try (Instance instance = Instance.start(data, new Ports(0, 0, false), environment())) {
            RebuildTest.awaitGeneration(instance, Generation.FIRST);
            arrive("second.ndjson", document("A", 2, "84"));
            assertThat(List.of(next(), next()))
                    .anyMatch(event ->
                            event.startsWith("{\"type\":\"document.counted\"") && event.contains("\"revision\":2"))
                    .anyMatch(event ->
                            event.startsWith("{\"type\":\"document.replaced\"") && event.contains("\"revision\":1"));
            CommandRun waited = run("query", "fates", "--wait", "--format", "csv");
            assertThat(waited.exitCode()).as(waited.err()).isZero();
            CommandRun status = run("webhooks", "--status");
            assertThat(status.exitCode()).as(status.out() + status.err()).isZero();
            assertThat(status.out()).containsPattern("(?m)^default +4 +\\d +\\d +0 +0 +0$");
            CommandRun asked = run("query", "webhooks", "--format", "csv");
            assertThat(asked.out())
                    .as(asked.err())
                    .startsWith("feed,receipts,delivered,pending,parked,skipped,difference\n")
                    .containsPattern("\ndefault,4,\\d,\\d,0,0,0\n");
        }
        assertThat(heard).as("nothing was told twice").isEmpty();
    }

    private Map<String, String> environment() throws IOException {
        Path webhooks = folder.resolve("webhooks.properties");
        Files.writeString(
                webhooks,
                "default.url=http://localhost:" + receiver.getAddress().getPort()
                        + "/\ndefault.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        return Map.of(
                "LANDPORT_WEBHOOKS",
                webhooks.toString(),
                "LANDPORT_WEBHOOKS_PRIVATE",
                "yes",
                "LANDPORT_FOLDERS",
                "default=" + arriving);
    }

    private void arrive(String name, String documents) throws IOException {
        Path part = Files.writeString(arriving.resolve(name + ".part"), documents);
        Files.move(part, arriving.resolve(name));
    }

    /** It is written after the documents are published, so the feed may be told first. */
    private void awaitReport() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (reports().isEmpty()) {
            assertThat(System.nanoTime()).as("time to write a report").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private List<Path> reports() throws IOException {
        try (Stream<Path> all = Files.walk(arriving.resolve("done"))) {
            return all.filter(file -> file.toString().endsWith(".report.txt")).toList();
        }
    }

    private String next() throws InterruptedException {
        String event = heard.poll(2, TimeUnit.MINUTES);
        assertThat(event).as("an event within two minutes").isNotNull();
        return event;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private CommandRun run(String... words) {
        return CommandRun.of(
                Map.of(),
                Stream.concat(Stream.of(words), Stream.of("--data", data.toString()))
                        .toArray(String[]::new));
    }

    private static String document(String id, int revision, String commodity) {
        return DOCUMENT.formatted(id, revision, commodity);
    }
}
