package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.launcher.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @TempDir
    private Path folder;

    @Test
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
            assertThat(up.terminate()).isIn(0, TERMINATED);
            assertThat(data.resolve("landport.env")).doesNotExist();
            assertThat(Up.postmasters(data)).isEmpty();
        }
    }

    @Test
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

    @Test
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
        assertThat(Up.postmasters(folder.resolve("short"))).isEmpty();
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
