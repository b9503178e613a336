package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landport.gateway.registry.RegistryMount;
import io.landport.http.FrontDoor;
import io.landport.http.HttpSettings;
import io.landport.http.token.Access;
import io.landport.launcher.CommandRun;
import io.landport.launcher.Landport;
import io.landport.monitor.meter.MetricsMount;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import io.landport.terminal.PseudoTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance with the sample documents and one bad one, seen by its operators. */
@Tag("server")
final class ObservedInstanceTest {
    /** Debian's, for which its packages are installed. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final Path COMPOSE = Path.of("..", "compose");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** What is measured once all documents are in the store. One value can be newer than another. */
    private static final List<String> SETTLED = List.of(
            "landport_documents{fate=\"rejected\",source=\"us-bts\",topic=\"customs.documents.v1\"} 1.0",
            "landport_balance_difference{topic=\"customs.documents.v1\"} 0.0",
            "landport_lag_records{stage=\"streams\",topic=\"customs.documents.v1\"} 0.0",
            "landport_lag_seconds{stage=\"streams\",topic=\"customs.documents.v1\"} 0.0",
            "landport_lag_clear_seconds{stage=\"streams\",topic=\"customs.documents.v1\"} 0.0",
            // Transaction markers are behind the last record of this topic, and no lag.
            "landport_lag_records{stage=\"totals\",topic=\"landport-streams-by-series-repartition\"} 0.0",
            "landport_lag_records{stage=\"consumer\",topic=\"fates.v1\"} 0.0");

    @TempDir
    private static Path folder;

    private static Instance instance;
    private static FrontDoor door;
    private static int lists;

    @BeforeAll
    static void start() throws Exception {
        // A webhook whose receiver does not listen, for its meters.
        Path webhooks = Files.writeString(
                folder.resolve("webhooks.properties"),
                "default.url=http://127.0.0.1:9/\ndefault.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        instance = Instance.start(
                DataFolders.prepared(folder.resolve("data")),
                new Ports(0, 0, false),
                Map.of("LANDPORT_WEBHOOKS", webhooks.toString(), "LANDPORT_WEBHOOKS_PRIVATE", "yes"));
        instance.meters().addReadiness(() -> instance.reasonsNotReady().isEmpty());
        door = FrontDoor.with(HttpSettings.onLoopback(0), Clock.systemUTC())
                .listener(instance.meters().http())
                .mount(new MetricsMount(instance.meters(), Access.OPEN))
                .mount(new RegistryMount(() -> instance.installation().topics()))
                .start();
        Path bad = Files.writeString(folder.resolve("bad.ndjson"), """
                {"channel":"customs","source":"us-bts","documentId":"bad","revision":{"number":1,\
                "statisticalDate":"2999-01-31","flow":"export","crossing":"2304","currency":"USD",\
                "lines":[{"commodity":"84","value":7}]}}
                """);
        ingest(Path.of("..", "docs", "samples", "documents.ndjson"));
        ingest(bad);
    }

    @AfterAll
    static void stop() {
        door.close();
        instance.close();
    }

    @Test
    void shouldMeasureThePipeline() throws Exception {
        // When: the first request is counted after its answer
        List<String> lines = awaitMetrics(metrics -> metrics.containsAll(SETTLED)
                && metrics.stream()
                        .anyMatch(line ->
                                line.startsWith("landport_rejections_total{") && line.contains("stage=\"judge\""))
                && metrics.stream()
                        .anyMatch(line ->
                                line.startsWith("landport_http_requests_total{method=\"GET\",route=\"/metrics\",")));

        // Then
        assertThat(lines)
                .contains("landport_generation 1.0")
                .anyMatch(line -> line.startsWith("landport_store_write_seconds_count "))
                .anyMatch(line -> line.startsWith("landport_restore_seconds_count{store="))
                .anyMatch(line -> line.startsWith("kafka_stream_thread_commit_latency_avg{"))
                .anyMatch(line -> line.startsWith("kafka_consumer_fetch_manager_records_consumed_total{"))
                .anyMatch(line -> line.startsWith("kafka_landport_table_table_fill{"));
    }

    @Test
    void shouldMeasureFromADocumentToTheStore() throws Exception {
        // Given
        awaitMetrics(metrics -> metrics.contains("landport_lag_records{stage=\"consumer\",topic=\"fates.v1\"} 0.0"));

        // When: a list, so that other tests find as many declarations as they expect
        List<String> lines = awaitMetrics(metrics -> {
            ingestCancelledList();
            return metrics.stream()
                    .anyMatch(line -> line.startsWith("landport_end_to_end_seconds_count ") && !line.endsWith(" 0"));
        });

        // Then
        assertThat(lines)
                .filteredOn(line -> line.startsWith("landport_end_to_end_seconds_sum "))
                .singleElement()
                .satisfies(line -> assertThat(Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                        .isBetween(0.01, 60.0));
    }

    @Test
    void shouldHaveABoundedNumberOfTimeSeries() throws Exception {
        // When
        List<String> lines = awaitMetrics(metrics -> metrics.containsAll(SETTLED));

        // Then
        assertThat(lines.stream().filter(line -> line.startsWith("landport_"))).hasSizeBetween(50, 400);
        assertThat(lines.stream().filter(line -> line.startsWith("kafka_"))).hasSizeBetween(500, 4_000);
    }

    /** Those of Kafka's clients and of the JVM have the names that others gave them. */
    @Test
    void shouldNameMetersAsPrometheusWants() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/promtool")), "prometheus is not installed");
        // Given
        Path exposed = Files.writeString(folder.resolve("metrics.txt"), exposition());

        // When
        Process check = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(exposed.toFile())
                .redirectErrorStream(true)
                .start();
        String complaints = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then: 3 is for complaints, 1 for what cannot be read
        assertThat(check.waitFor()).as(complaints).isIn(0, 3);
        assertThat(complaints.lines()).noneMatch(line -> line.matches("(?:landport_|kafka_landport_).*"));
    }

    /** Every query of the dashboard returns something, and every meter of the alerts exists. */
    @Test
    void shouldAnswerTheQueriesOfTheDashboardAndTheAlerts() throws Exception {
        // Given
        assumeTrue(PrometheusProcess.isInstalled(), "prometheus is not installed");
        JsonNode dashboard =
                new ObjectMapper().readTree(Files.readString(COMPOSE.resolve("grafana/dashboards/landport.json")));
        Set<String> queries = new TreeSet<>(meters(Files.readString(COMPOSE.resolve("prometheus/alerts.yml"))));
        dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> queries.add(target.path("expr")
                                .asText()
                                .replace("$__rate_interval", "1m")
                                .replaceAll("\\$(instance|source)", ".*"))));
        assertThat(queries).hasSizeGreaterThan(30);
        try (PrometheusProcess prometheus = PrometheusProcess.start(folder, door.address())) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();

            // When
            Set<String> unanswered = queries;
            while (!unanswered.isEmpty()) {
                assertThat(System.nanoTime())
                        .as("without result: " + unanswered)
                        .isLessThan(deadline);
                LockSupport.parkNanos(PAUSE.toNanos());
                unanswered = withoutResult(prometheus, unanswered);
            }

            // Then
            assertThat(unanswered).isEmpty();
        }
    }

    private static Set<String> withoutResult(PrometheusProcess prometheus, Set<String> queries) throws Exception {
        Set<String> without = new TreeSet<>();
        for (String query : queries) {
            if (prometheus.query(query).isEmpty()) {
                without.add(query);
            }
        }
        return without;
    }

    private static List<String> meters(String rules) {
        return Pattern.compile("(?<![\\w/-])(landport|kafka)_[a-z_]+")
                .matcher(rules)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void shouldWatchAllViewsOnATerminal(@TempDir Path terminalFolder) throws Exception {
        // Given
        assumeTrue(PseudoTerminal.isInstalled(), "script of util-linux is not installed");
        List<String> command = new ArrayList<>(PseudoTerminal.java(Landport.class));
        // The log of the tests says more.
        command.add(1, "-Dlogback.configurationFile=logback.xml");
        command.addAll(List.of(
                "watch",
                "daily",
                "--filter",
                "heihe",
                "--data",
                folder.resolve("data").toString()));
        try (PseudoTerminal terminal = PseudoTerminal.start(terminalFolder, command)) {
            terminal.await(screen -> screen.stream().anyMatch(line -> line.contains("daily totals in")));

            // When
            String title = terminal.screen().get(0);
            terminal.press("3");
            terminal.await(screen ->
                    screen.stream().anyMatch(line -> line.startsWith("customs.documents.v1: 6 records read")));
            terminal.press("4");
            terminal.await(screen -> screen.stream().anyMatch(line -> line.startsWith("us-bts")));
            terminal.press("5");
            terminal.await(screen -> screen.contains("No lag."));
            terminal.press("\u0003");

            // Then
            assertThat(title).startsWith("[1 daily]").contains("rows with 'heihe'");
            assertThat(terminal.awaitEnd()).isEqualTo(130);
            assertThat(terminal.isRestored()).isTrue();
            assertThat(terminal.errors()).isEmpty();
        }
    }

    @Test
    void shouldWatchInPlainLinesWithoutATerminal() {
        // When
        CommandRun fates = watch("fates", "--filter", "us-bts", "--for", "2s");
        CommandRun feeds = watch("feeds", "--sort", "rejected", "--for", "2s");
        CommandRun lag = watch("lag", "--for", "4s");
        CommandRun wrong = watch("lag", "--sort", "weather");

        // Then
        assertThat(fates.out())
                .contains("customs.documents.v1: 6 records read, 6 accounted for, lag 0", "rejected")
                .doesNotContain("cn-gacc", "\u001b");
        assertThat(feeds.out().lines().filter(line -> line.startsWith("us-bts")))
                .first()
                .asString()
                .contains("100.0 %");
        assertThat(lag.out()).contains("No lag.", "streams", "totals", "consumer");
        assertThat(wrong.err()).contains("--sort: unknown column 'weather'; columns are stage; topic; records; age");
    }

    private static CommandRun watch(String... arguments) {
        List<String> command = new ArrayList<>(List.of("watch"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        return CommandRun.of(Map.of(), command.toArray(String[]::new));
    }

    @Test
    void shouldTailATopicAsJson() throws Exception {
        // When
        List<JsonNode> documents = tail("customs.documents.v1");
        List<JsonNode> rejected = awaitTail("documents.rejected.v1");

        // Then
        assertThat(documents).hasSize(6);
        assertThat(documents.get(0).path("topic").asText()).isEqualTo("customs.documents.v1");
        assertThat(documents)
                .anyMatch(record -> record.path("key").asText().contains("us-bts")
                        && record.path("value").path("documentId").asText().equals("bad"));
        assertThat(rejected).hasSize(1);
        assertThat(rejected.get(0)
                        .path("value")
                        .path("original")
                        .path("maskedBytes")
                        .asInt())
                .isPositive();
    }

    @Test
    void shouldTailTheRecordsOfAKeyOnly() throws Exception {
        // Given
        String key = tail("customs.documents.v1").get(0).path("key").asText();

        // When
        List<JsonNode> records = tail("customs.documents.v1", "--key", key);

        // Then
        assertThat(records)
                .isNotEmpty()
                .allMatch(record -> record.path("key").asText().equals(key));
    }

    @Test
    void shouldTailFromAPosition() throws Exception {
        // Then
        assertThat(tail("customs.documents.v1", "--from", "end")).isEmpty();
        assertThat(tail("customs.documents.v1", "--from", "2000-01-01T00:00:00Z"))
                .hasSize(6);
        assertThat(tail("customs.documents.v1", "--from", "2100-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(tail("customs.documents.v1", "--from", "1")).hasSizeLessThan(6);
        assertThat(tail("customs.documents.v1", "--limit", "2")).hasSize(2);
    }

    /** A changelog: the records of a repartition are deleted as soon as they have been read. */
    @Test
    void shouldTailAnInternalTopic() throws Exception {
        // When
        List<JsonNode> records = awaitTail("landport-streams-totals-changelog");

        // Then
        assertThat(records).isNotEmpty().allMatch(record -> record.path("value").has("base64"));
    }

    @Test
    void shouldLetAnAvroClientDecodeTopicsWithItsRegistry() throws Exception {
        // Given
        assumeTrue(isInstalled(), "python3-confluent-kafka and python3-avro are not installed");
        Map<String, JsonNode> printed = new HashMap<>();
        tail("customs.documents.v1")
                .forEach(record -> printed.put(record.path("key").asText(), record.path("value")));

        // When
        List<JsonNode> decoded = readByPython("customs.documents.v1", 6);

        // Then
        assertThat(decoded).hasSize(6).allSatisfy(record -> {
            JsonNode same = printed.get(record.path("key").asText());
            assertThat(record.path("value").path("source")).isEqualTo(same.path("source"));
        });
        assertThat(decoded)
                .filteredOn(record ->
                        record.path("value").path("documentId").asText().equals("bad"))
                .singleElement()
                .satisfies(record -> assertThat(record.path("value").toString())
                        .contains("\"value\":\"7.0000\"", "\"statisticalDate\":\"2999-01-31\""));
    }

    private static boolean isInstalled() throws Exception {
        Process python = new ProcessBuilder(PYTHON, "-c", "import confluent_kafka.avro, avro")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return python.waitFor() == 0;
    }

    private static List<JsonNode> readByPython(String topic, int records) throws Exception {
        String login = instance.installation().client().get("sasl.jaas.config");
        ProcessBuilder python = new ProcessBuilder(
                PYTHON,
                Path.of("src", "test", "resources", "read_topic.py").toString(),
                instance.installation().settings().bootstrapServers(),
                door.address().resolve("/registry").toString(),
                topic,
                Integer.toString(records));
        python.environment().put("KAFKA_USER", login.replaceFirst(".*username=\"([^\"]*)\".*", "$1"));
        python.environment().put("KAFKA_PASSWORD", login.replaceFirst(".*password=\"([^\"]*)\".*", "$1"));
        Path errors = folder.resolve("python.txt");
        Process process = python.redirectError(errors.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        List<JsonNode> decoded = new ArrayList<>();
        for (String line : out.lines().toList()) {
            decoded.add(new ObjectMapper().readTree(line));
        }
        return decoded;
    }

    @Test
    void shouldNameATopicThatDoesNotExist() {
        // When
        CommandRun run =
                CommandRun.of(Map.of(), "tail", "--data", folder.resolve("data").toString(), "nothing.v1");

        // Then
        assertThat(run.exitCode()).isOne();
        assertThat(run.err())
                .isEqualToIgnoringNewLines("landport: no topic nothing.v1: 'landport topics' lists the topics");
    }

    /** As they are written there, those that only read. */
    @Test
    void shouldRunTheCommandsThatTheRunbookNames() throws IOException {
        // Given
        List<String> commands = Pattern.compile("landport ((?:acls|check|codes|query|tail|verify|webhooks)\\b[^`\\n]*)")
                .matcher(Files.readString(Path.of("..", "docs", "runbook.md")))
                .results()
                .map(command -> command.group(1).replaceFirst(" *#.*", "").strip())
                .distinct()
                .toList();
        assertThat(commands).hasSizeGreaterThan(10).contains("check", "query balance --by topic,received-day");

        // When
        Map<String, CommandRun> runs = new LinkedHashMap<>();
        for (String command : commands) {
            // Those that follow a topic end after its first record.
            String words = command.replace("--follow", "--follow --limit 1") + " --data " + folder.resolve("data");
            runs.put(command, CommandRun.of(Map.of(), words.split(" ")));
        }

        // Then
        assertThat(runs).allSatisfy((command, run) -> {
            assertThat(run.exitCode()).as(command + run.out() + run.err()).isZero();
            assertThat(run.err()).doesNotContain("\tat ");
        });
    }

    private static List<JsonNode> awaitTail(String topic) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<JsonNode> records = tail(topic);
        while (records.isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            records = tail(topic);
        }
        return records;
    }

    private static List<JsonNode> tail(String topic, String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("tail", "--data", folder.resolve("data").toString(), topic));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(Map.of(), arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<JsonNode> records = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            records.add(new ObjectMapper().readTree(line));
        }
        return records;
    }

    /** Returns when the store has them, so that no test sees a lag. */
    private static void ingest(Path file) {
        CommandRun run = CommandRun.of(
                Map.of(), "ingest", "ndjson", "--data", folder.resolve("data").toString(), file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        new Stores(instance.installation()).awaitAllOf(instance.installation(), PATIENCE);
    }

    /** Of another document each time. */
    private static void ingestCancelledList() {
        lists++;
        try {
            ingest(Files.writeString(folder.resolve("list-" + lists + ".ndjson"), """
                    {"channel":"e-commerce","source":"cn-ceb","documentId":"list-%d","cancellation":{"number":1}}
                    """.formatted(lists)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> awaitMetrics(Predicate<List<String>> isExpected) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> lines = metrics();
        while (!isExpected.test(lines)) {
            assertThat(System.nanoTime()).as(String.join("\n", lines)).isLessThan(deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
            lines = metrics();
        }
        return lines;
    }

    private static List<String> metrics() throws Exception {
        return exposition().lines().filter(line -> !line.startsWith("#")).toList();
    }

    /** With the comments that say what a meter is. */
    private static String exposition() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(door.address().resolve("/metrics")).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
