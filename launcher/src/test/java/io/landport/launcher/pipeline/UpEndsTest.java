package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.installation.settings.DatabaseLogin;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances in processes of their own that end: killed and started again, stopped, or after their time. */
@Tag("server")
@Tag("long")
final class UpEndsTest {
    private static final int TERMINATED = 128 + 15;

    private static final Duration STOP = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void shouldGoOnWhereItWasKilledAndStopInOrder() throws Exception {
        // Given
        Path data = folder.resolve("data");
        try (Up up = Up.start(data)) {
            up.awaitReady();
            CommandRun second = run(Up.words("up", data, 0));
            assertThat(second.exitCode()).isOne();
            assertThat(second.err()).contains(data.toRealPath().toString());
            assertThat(ingested(data, "first")).isEqualTo("lines,1");
            List<ProcessHandle> servers = Up.postmasters(data);
            up.kill();
            assertThat(servers)
                    .hasSize(1)
                    .allSatisfy(server -> assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(30)));
        }

        // When
        try (Up up = Up.start(data)) {
            up.awaitReady();

            // Then
            assertThat(ingested(data, "second")).isEqualTo("lines,2");
            assertThat(Up.postmasters(data)).hasSize(1);
            long stopping = System.nanoTime();
            assertThat(up.terminate()).isIn(0, TERMINATED);
            assertThat(Duration.ofNanos(System.nanoTime() - stopping)).isLessThan(STOP);
            assertThat(up.printed()).endsWith("Stopping. The next start on " + data + " goes on from here.\n");
            assertThat(data.resolve("landport.env")).doesNotExist();
            assertThat(Up.postmasters(data)).isEmpty();
        }
    }

    @Test
    void shouldShowWhatTheDemoIsStartingFromTheFirstMomentOn() {
        // When
        CommandRun run = run(Up.words("demo", folder.resolve("demo"), 0, "--for", "1s"));

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().toList().get(0)).startsWith("Starting Landport in ");
        assertThat(run.out())
                .containsPattern("Starting Kafka \\.\\.\\. \\d+\\.\\d s")
                .containsPattern("Starting PostgreSQL \\.\\.\\. \\d+\\.\\d s")
                .containsSubsequence(
                        "Starting Kafka ...", "Starting streams and consumer ...", "page:  http", "Landport demo");
        assertThat(run.out())
                .containsPattern("\\d+ messages sent, \\d+ per second; \\d+ documents wait for a decision of customs");
    }

    /** As with Ctrl-C, in under three seconds on a quiet machine. */
    @Test
    void shouldEndTheDemoSoonAndSayWhereItContinues() throws Exception {
        // Given
        Path data = folder.resolve("stopped");
        try (Up demo = Up.start("demo", data, 0)) {
            demo.awaitPrinted("Landport demo");

            // When
            long stopping = System.nanoTime();
            // A JVM ends alike on both, but inherits that Ctrl-C is ignored from tests that run in the background.
            demo.signal("TERM");
            int exitCode = demo.exitCode();
            Duration took = Duration.ofNanos(System.nanoTime() - stopping);

            // Then
            System.out.printf("demo ended after %,d ms%n", took.toMillis());
            assertThat(exitCode).isIn(0, TERMINATED);
            assertThat(took).isLessThan(STOP);
            assertThat(demo.printed()).endsWith("Stopping. The next start on " + data + " goes on from here.\n");
        }
    }

    @Test
    void shouldEndByItselfAfterItsTime() throws Exception {
        // When
        CommandRun run = run(Up.words("up", folder.resolve("short"), 0, "--for", "1s"));

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Landport is up")
                .contains("PGSERVICEFILE=" + folder.toRealPath().resolve("short/pg_service.conf")
                        + " psql service=landport")
                .contains("kcat -F " + folder.toRealPath().resolve("short/kafka.conf") + " -L");
        assertThat(folder.resolve("short/kafka.conf")).doesNotExist();
        assertThat(Up.postmasters(folder.resolve("short"))).isEmpty();
    }

    /** PostgreSQL lets every role change its own password. The programs of an instance have a role of their own. */
    @Test
    void shouldRestoreThePasswordThatAnAnalystChanged() throws SQLException {
        // Given
        Path data = DataFolders.prepared(folder.resolve("locked"));
        try (Instance instance = Instance.start(data, new Ports(0, 0, false), Map.of())) {
            DatabaseLogin analyst = instance.installation().settings().analystsStore();
            try (Connection connection = connect(analyst);
                    Statement statement = connection.createStatement()) {
                statement.execute("SET default_transaction_read_only = off");
                statement.execute("ALTER ROLE " + analyst.user() + " PASSWORD 'of one person'");
            }
            assertThatThrownBy(() -> connect(analyst).close()).hasMessageContaining("password authentication failed");
            connect(instance.installation().settings().readersStore()).close();
        }

        // When
        try (Instance again = Instance.start(data, new Ports(0, 0, false), Map.of());
                Connection connection = connect(again.installation().settings().analystsStore())) {

            // Then
            assertThat(connection.isValid(0)).isTrue();
        }
    }

    private static Connection connect(DatabaseLogin login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
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
}
