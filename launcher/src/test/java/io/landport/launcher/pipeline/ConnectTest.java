package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.installation.Installation;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.admin.Progress;
import io.landport.launcher.CommandRun;
import io.landport.operations.instance.Instance;
import io.landport.operations.instance.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of docs/feeds-kafka.md for Kafka Connect, with a worker that is killed again and again: each document counts once. */
@Tag("server")
@Tag("long")
final class ConnectTest {
    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/feeds-kafka.md");
    private static final Pattern FILE = Pattern.compile("(?ms)^```properties\n# ([a-z.]+)\n(.*?)^```\n");
    private static final Pattern MAPPING = Pattern.compile("(?ms)^```yaml\n(.*?)^```\n");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int KILLS = 10;
    private static final int LORRIES = 60;
    private static final int ORDERS = 40;

    @TempDir
    private Path folder;

    @Test
    void shouldCountEachDocumentOnceWhenAWorkerIsKilledInTheMiddle() throws Exception {
        // Given
        String page = Files.readString(PAGE);
        Path mappings = Files.createDirectories(folder.resolve("mappings"));
        Files.writeString(mappings.resolve("orders.yaml"), first(MAPPING, page).group(1));
        Map<String, String> environment = Map.of(
                "LANDPORT_FEEDS",
                "lorries=us-bts:ndjson; orders=us-bts:json:orders",
                "LANDPORT_MAPPINGS",
                mappings.toString());

        // When
        try (Instance instance = Instance.start(folder.resolve("data"), new Ports(0, 0, false), environment)) {
            List<String> files = files(page, instance.installation());
            try (KafkaAdmin cluster = new KafkaAdmin(instance.installation().client())) {
                for (int round = 0; round < KILLS; round++) {
                    long before = records(cluster, instance.installation());
                    append(round);
                    Process worker = worker(files);
                    await("records of round " + round, () -> records(cluster, instance.installation()) > before);
                    worker.destroyForcibly().onExit().join();
                }
                Process worker = worker(files);
                await("all documents", () -> counted() == KILLS * (LORRIES + ORDERS));
                worker.destroyForcibly().onExit().join();
            }
            CommandRun verified = run("verify");
            String fates = run("query", "fates", "--wait", "--format", "csv").out();
            String lines = run("query", "daily", "--by", "source,sector", "--format", "csv", "--wait")
                    .out();

            // Then
            assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
            assertThat(fates.lines().skip(1))
                    .allMatch(line -> line.startsWith("customs.documents.v1,counted,")
                            || line.startsWith("customs.documents.v1,duplicate,"))
                    .contains("customs.documents.v1,counted," + KILLS * (LORRIES + ORDERS));
            assertThat(lines).contains("machinery," + KILLS * LORRIES + ",").contains("wood," + KILLS * ORDERS + ",");
        }
    }

    private void append(int round) throws IOException {
        StringBuilder lorries = new StringBuilder();
        for (int lorry = 0; lorry < LORRIES; lorry++) {
            lorries.append(
                    "{\"channel\":\"customs\",\"source\":\"us-bts\",\"documentId\":\"L-" + round + "-" + lorry
                            + "\",\"revision\":{\"number\":1,\"statisticalDate\":\"2021-05-31\",\"flow\":\"import\",\"crossing\":\"2304\","
                            + "\"mode\":\"5\",\"partner\":\"MX\",\"currency\":\"USD\",\"lines\":[{\"commodity\":\"847130\",\"value\":10}]}}\n");
        }
        StringBuilder orders = new StringBuilder();
        for (int order = 0; order < ORDERS; order++) {
            orders.append("O-" + round + "-" + order + ";1;2021-05-31;440711;12.5\n");
        }
        append("lorries.ndjson", lorries);
        append("outbox.csv", orders);
    }

    private void append(String file, CharSequence text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Those of the page, with the addresses of this test, and the outbox instead of a database. */
    private List<String> files(String page, Installation installation) throws IOException {
        List<String> files = new ArrayList<>();
        for (MatchResult file : FILE.matcher(page).results().toList()) {
            StringBuilder text = new StringBuilder(file.group(2)
                    .replace("=/var/lib/connect/", "=" + folder + "/")
                    .replace("io.debezium.connector.postgresql.PostgresConnector", OutboxSource.class.getName()));
            if (files.isEmpty()) {
                text.append("plugin.discovery=service_load\n");
                installation.client().forEach((name, value) -> {
                    String escaped = value.replace("\\", "\\\\");
                    text.append(name + "=" + escaped + "\nproducer." + name + "=" + escaped + "\n");
                });
            } else {
                text.append("file=" + folder.resolve(files.size() == 1 ? "lorries.ndjson" : "outbox.csv") + "\n");
            }
            Path written = folder.resolve(file.group(1));
            Files.writeString(written, text);
            files.add(written.toString());
        }
        assertThat(files).hasSize(3);
        return files;
    }

    private Process worker(List<String> files) throws IOException {
        return ChildJvm.process(ChildJvm.command(ConnectWorker.class, files.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("worker.log").toFile()))
                .start();
    }

    private static long records(KafkaAdmin cluster, Installation installation) {
        return new Progress(cluster)
                .ends(installation.topics().intakeNames()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private long counted() {
        return run("query", "fates", "--wait", "--format", "csv")
                .out()
                .lines()
                .filter(line -> line.startsWith("customs.documents.v1,counted,"))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(',') + 1)))
                .sum();
    }

    private static void await(String what, BooleanSupplier isReached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private CommandRun run(String... words) {
        return CommandRun.of(
                Map.of(),
                Stream.concat(
                                Stream.of(words),
                                Stream.of("--data", folder.resolve("data").toString()))
                        .toArray(String[]::new));
    }

    private static MatchResult first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow();
    }
}
