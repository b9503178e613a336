package io.landport.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say where nothing listens: which address, and how to mend it, and soon. */
@Execution(ExecutionMode.CONCURRENT)
final class ServersAwayTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    /** Less than the time after which Kafka and the store are given up one after the other. */
    private static final Duration AT_ONCE = Duration.ofSeconds(11);

    private static final String DOCUMENTS = "../docs/samples/documents.ndjson";

    @TempDir
    private Path folder;

    private String kafka = "";
    private String database = "";
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void choosePortsThatNobodyListensOn() throws IOException {
        kafka = "127.0.0.1:" + Loopback.free();
        database = "127.0.0.1:" + Loopback.free();
        environment = Map.of(
                "LANDPORT_BOOTSTRAP_SERVERS",
                kafka,
                "LANDPORT_DATABASE_URL",
                "jdbc:postgresql://" + database + "/trade");
    }

    /** All at once, as each of them waits for its broker. */
    @Test
    void shouldSayWhichBrokerDoesNotAnswer() throws Exception {
        // Given
        List<String> commands = List.of(
                "ingest ndjson " + DOCUMENTS,
                "simulate --messages 1",
                "topics",
                "topics --create",
                "query daily --wait",
                "watch daily --for 60s",
                "verify",
                "levels");
        long start = System.nanoTime();

        // When
        List<CommandRun> runs = runAll(commands);

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(runs).hasSameSizeAs(commands).allSatisfy(run -> {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("landport: no broker reachable at " + kafka)
                    .contains("is Kafka running there?", "LANDPORT_BOOTSTRAP_SERVERS", "--data")
                    .doesNotContain("\tat ");
        });
    }

    @Test
    void shouldSayWhichDatabaseDoesNotAnswer() {
        // When
        CommandRun run = CommandRun.of(environment, at("query", "daily"));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("landport: cannot open the store at jdbc:postgresql://" + database + "/trade: ")
                .contains("refused")
                .doesNotContain("\tat ");
    }

    /** A server that is stopped accepts connections and says nothing. The broker is away, too, and takes seven seconds at the same time. */
    @ParameterizedTest
    @ValueSource(strings = {"check", "query daily", "migrate"})
    void shouldNotWaitForADatabaseThatHangs(String command) throws IOException {
        try (Loopback hanging = Loopback.taken()) {
            // Given
            Map<String, String> hung =
                    with("LANDPORT_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + hanging.port() + "/trade");
            long start = System.nanoTime();

            // When
            CommandRun run = CommandRun.of(hung, at(command.split(" ")));

            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out() + run.err())
                    .contains("127.0.0.1:" + hanging.port() + "/trade")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void shouldNotWaitForADatabaseThatIsToBeMigrated() {
        // When
        CommandRun run = CommandRun.of(environment, at("migrate"));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("landport: PostgreSQL at jdbc:postgresql://" + database + "/trade cannot be used: ")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldReportAllOfItAtOnce() {
        // Given
        Map<String, String> withoutReference = with("LANDPORT_REFERENCE", folder.toString());
        withoutReference.put("LANDPORT_DATABASE_PASSWORD", "hidden");

        // When
        CommandRun run = CommandRun.of(withoutReference, at("check"));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("bootstrap\\.servers +" + kafka + " +environment")
                .containsPattern("database\\.password +\\*{8} +environment")
                .contains(
                        "PROBLEM reference data: ",
                        "PROBLEM no broker reachable at " + kafka,
                        "PROBLEM cannot connect to the store as ")
                .contains(database)
                .doesNotContain("hidden", "\tat ");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams", "consumer"})
    void shouldSayThatThePortOfHttpIsTaken(String stage) throws IOException {
        try (Loopback taken = Loopback.taken()) {
            // Given
            Map<String, String> withPort = with("LANDPORT_HTTP_PORT", Integer.toString(taken.port()));

            // When
            CommandRun run = CommandRun.of(withPort, at(stage));

            // Then
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .startsWith("landport: cannot serve HTTP on 127.0.0.1:" + taken.port())
                    .contains("LANDPORT_HTTP_PORT")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void shouldSayThatThereIsNoSuchHost() {
        // When
        CommandRun run = CommandRun.of(with("LANDPORT_HTTP_HOST", "no-such-host.invalid"), at("streams"));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("landport: cannot serve HTTP on no-such-host.invalid")
                .contains("LANDPORT_HTTP_HOST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ingest ndjson " + DOCUMENTS, "topics", "query daily --wait", "check", "streams", "consumer"})
    void shouldSayThatThereIsNoSuchBroker(String command) {
        // When
        CommandRun run =
                CommandRun.of(with("LANDPORT_BOOTSTRAP_SERVERS", "no-such-host.invalid:9092"), at(command.split(" ")));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out() + run.err())
                .contains("cannot connect to Kafka at no-such-host.invalid:9092", "LANDPORT_BOOTSTRAP_SERVERS")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldSayWhichKeyStoreThereIsNot() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("tls.properties"), """
                        kafka.security.protocol = SSL
                        kafka.ssl.truststore.location = /no/such/store.jks
                        """);

        // When
        CommandRun run = CommandRun.of(with("LANDPORT_CONFIG", file.toString()), at("topics"));

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("landport: cannot connect to Kafka at " + kafka)
                .contains("/no/such/store.jks");
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    private List<CommandRun> runAll(List<String> commands) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(commands.size());
        try {
            List<Callable<CommandRun>> calls = commands.stream()
                    .<Callable<CommandRun>>map(command -> () -> CommandRun.of(environment, at(command.split(" "))))
                    .toList();
            List<CommandRun> runs = new ArrayList<>();
            for (Future<CommandRun> run : threads.invokeAll(calls)) {
                runs.add(run.get());
            }
            return runs;
        } finally {
            threads.shutdown();
        }
    }

    private String[] at(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--data", folder.resolve("data").toString()))
                .toArray(String[]::new);
    }
}
