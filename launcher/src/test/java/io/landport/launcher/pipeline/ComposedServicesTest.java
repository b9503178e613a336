package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.embedded.ComposedKafka;
import io.landport.embedded.EmbeddedDatabase;
import io.landport.launcher.CommandRun;
import io.landport.launcher.ComposeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands and settings of {@code docker-compose.yml}, on servers of this machine: from the passwords to a total. */
@Tag("server")
@Tag("long")
final class ComposedServicesTest {
    private static final ComposeFile COMPOSE = ComposeFile.read("docker-compose.yml");

    @TempDir
    private static Path folder;

    private static Path secrets;
    private static ComposedKafka kafka;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() throws Exception {
        secrets = folder.resolve("secrets");
        Process script = new ProcessBuilder(
                        "sh", ComposeFile.CHECKOUT.resolve("compose/secrets.sh").toString(), secrets.toString())
                .inheritIO()
                .start();
        assertThat(script.waitFor()).isZero();
        kafka = ComposedKafka.start(COMPOSE.environment("kafka"), folder.resolve("kafka"), secrets);
        database = EmbeddedDatabase.startOpen(folder, 0);
    }

    @AfterAll
    static void stop() {
        database.close();
        kafka.close();
    }

    @Test
    void shouldComputeATotal() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("documents.csv"), """
                channel,source,documentId,revision,statisticalDate,flow,crossing,currency,commodity,value
                customs,us-bts,d-1,1,2021-05-31,export,2304,USD,84,5
                """);
        Map<String, String> feed = environment("streams");
        feed.put("LANDPORT_KAFKA_USER", "landport-ingest");
        feed.put(
                "LANDPORT_KAFKA_PASSWORD_FILE",
                secrets.resolve("landport-ingest").toString());
        Map<String, String> operator = environment("operator");

        // When
        CommandRun acls = service("acls");
        CommandRun topics = service("topics");
        CommandRun migrate = service("migrate");
        CommandRun ingest = run(feed, List.of("ingest", "csv", file.toString()));
        CommandRun daily;
        CommandRun check;
        try (ChildStage intake = ChildStage.start("intake", folder.resolve("intake"), environment("intake"));
                ChildStage streams = ChildStage.start("streams", folder.resolve("streams"), environment("streams"));
                ChildStage consumer =
                        ChildStage.start("consumer", folder.resolve("consumer"), environment("consumer"))) {
            intake.awaitReady();
            streams.awaitReady();
            consumer.awaitReady();
            daily = run(operator, List.of("query", "daily", "--wait", "--format", "csv"));
            check = run(operator, List.of("check"));
        }

        // Then
        assertThat(List.of(acls, topics, migrate, ingest, daily, check))
                .allSatisfy(run ->
                        assertThat(run.exitCode()).as(run.out() + run.err()).isZero());
        assertThat(daily.out().lines().toList())
                .last()
                .asString()
                .startsWith("1,")
                .contains(",5");
        assertThat(check.out()).doesNotContain(Files.readString(secrets.resolve("landport-operator")));
    }

    @Test
    void shouldServeNobodyWithoutALogin() {
        // Given
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                2_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                1_000);

        // When
        try (Admin admin = Admin.create(client)) {

            // Then
            assertThat(admin.listTopics().names().toCompletionStage()).failsWithin(Duration.ofSeconds(10));
        }
    }

    private static CommandRun service(String name) {
        return run(
                environment(name),
                COMPOSE.command(name).stream().map(ComposedServicesTest::local).toList());
    }

    private static CommandRun run(Map<String, String> environment, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--data", folder.resolve("commands").toString()));
        return CommandRun.of(environment, all.toArray(String[]::new));
    }

    /** The service's variables with the addresses and folders of this test. */
    private static Map<String, String> environment(String service) {
        Map<String, String> environment = new HashMap<>();
        COMPOSE.environment(service).forEach((name, value) -> environment.put(name, local(value)));
        environment.put("LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("LANDPORT_DATABASE_URL", database.jdbcUrl());
        environment.put("LANDPORT_HTTP_HOST", "127.0.0.1");
        environment.put("LANDPORT_HTTP_PORT", "0");
        environment.remove("LANDPORT_SCHEMA_REGISTRY_URL");
        if (environment.containsKey("LANDPORT_DATABASE_OWNER")) {
            environment.put("LANDPORT_DATABASE_OWNER", database.user());
        }
        return environment;
    }

    private static String local(String value) {
        return value.replace("/run/secrets", secrets.toString());
    }
}
