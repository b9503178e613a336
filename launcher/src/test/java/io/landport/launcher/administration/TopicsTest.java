package io.landport.launcher.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topics;
import io.landport.embedded.EmbeddedKafka;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.launcher.CommandRun;
import io.landport.launcher.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics on a real broker: creation, and the problems of topics with other settings. */
@Timeout(60) // A stage that starts all the same would wait for its database indefinitely.
@Tag("server")
final class TopicsTest {
    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.startOpen(folder, 0);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void shouldNameWhatIsMissingAndMakeIt() {
        // Given
        Map<String, String> environment = environment("missing.");
        CommandRun before = CommandRun.of(environment, "topics");

        // When
        CommandRun created = CommandRun.of(environment, "topics", "--create");

        // Then
        assertThat(before.exitCode()).isOne();
        assertThat(before.err())
                .contains("topic missing.totals.daily.v1 is missing: create it with 'landport topics --create'");
        assertThat(created.exitCode()).isZero();
        assertThat(created.out()).contains("created missing.customs.documents.v1");
        assertThat(CommandRun.of(environment, "topics")).satisfies(after -> {
            assertThat(after.exitCode()).isZero();
            assertThat(after.out()).doesNotContain("created");
            assertThat(after.err()).isEmpty();
        });
    }

    @Test
    void shouldCreateAsManyDocumentPartitionsAsAskedForAndKeepThem() {
        // Given
        Map<String, String> environment = environment("wide.");

        // When
        CommandRun created = CommandRun.of(environment, "topics", "--create", "--document-partitions", "6");

        // Then
        assertThat(created.err()).isEmpty();
        assertThat(created.out().lines())
                .anyMatch(line -> line.startsWith("wide.customs.documents.v1 ") && line.contains(" 6 partitions,"))
                .anyMatch(line -> line.startsWith("wide.ecommerce.documents.v1 ") && line.contains(" 6 partitions,"))
                .anyMatch(line -> line.startsWith("wide.totals.daily.v1 ") && line.contains(" 4 partitions,"));
        assertThat(CommandRun.of(environment, "topics", "--create").exitCode()).isZero();

        // When
        CommandRun changed = CommandRun.of(environment, "topics", "--create", "--document-partitions", "8");

        // Then
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.err()).contains("the document topics have 6 partitions, not 8");
    }

    @Test
    void shouldRefuseAnOptionOfNewTopicsWithoutCreatingThem() {
        // When
        CommandRun run = CommandRun.of(environment("none."), "topics", "--document-partitions", "6");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--document-partitions needs --create");
    }

    @Test
    void shouldRefuseATopicOfAnotherWidthOrCleanup() throws Exception {
        // Given
        makeAskew("askew.");

        // When
        CommandRun run = CommandRun.of(environment("askew."), "topics");

        // Then
        assertThat(run.exitCode()).isOne();
        assertThat(run.err())
                .contains("topic askew.customs.documents.v1 has 3 partitions and must have 4")
                .contains("topic askew.ecommerce.documents.v1 has cleanup.policy=compact and must have"
                        + " cleanup.policy=delete: set it with kafka-configs.sh")
                .contains(
                        "topic askew.ecommerce.documents.v1 has retention.ms=604800000 and must have retention.ms=-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "streams",
                "consumer",
                "ingest ndjson ../docs/samples/documents.ndjson",
                "simulate --messages 1",
                "watch daily --for 30s"
            })
    void shouldNotStartOnTopicsThatAreNotAsTheyMustBe(String command) throws Exception {
        // Given
        List<String> words = List.of(command.split(" "));
        String prefix = words.get(0) + '.';
        makeAskew(prefix);

        // When
        CommandRun run = CommandRun.of(
                environment(prefix),
                Stream.concat(
                                words.stream(),
                                Stream.of("--data", folder.resolve("data").toString()))
                        .toArray(String[]::new));

        // Then
        assertThat(run.exitCode()).isOne();
        assertThat(run.out()).doesNotContain("published");
        assertThat(run.err())
                .startsWith("landport: topic " + prefix + "customs.documents.v1 has 3 partitions and must have 4")
                .contains("topic " + prefix + "ecommerce.documents.v1 has cleanup.policy=compact")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldTellOfTopicsAndStoreInOneCheck() throws IOException {
        // Given
        Map<String, String> environment = new HashMap<>(environment("none."));
        environment.put("LANDPORT_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + Loopback.free() + "/trade");
        environment.put("LANDPORT_FEEDS", "harbour=us-bts,xx-none:csv:none; rail=*:xls");
        environment.put("LANDPORT_FOLDERS", "rails=" + folder);

        // When
        CommandRun run = CommandRun.of(
                environment, "check", "--data", folder.resolve("data").toString());

        // Then
        assertThat(run.exitCode()).isOne();
        assertThat(run.out())
                .contains(
                        "cluster " + kafka.clusterId(),
                        "topics                    not ok",
                        "PROBLEM cannot connect to the store as ")
                .contains(
                        "PROBLEM topic none.customs.documents.v1 is missing",
                        "PROBLEM topic none.intake.harbour.v1 is missing",
                        "feed harbour              none.intake.harbour.v1, sources us-bts, xx-none",
                        "PROBLEM feed harbour: the source xx-none is unknown",
                        "PROBLEM feed harbour: there is no mapping of this name",
                        "PROBLEM folder " + folder + ": there is no feed rails",
                        "PROBLEM feed rail: the format must be one of ");
    }

    private static Map<String, String> environment(String prefix) {
        return Map.of("LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers(), "LANDPORT_PREFIX", prefix);
    }

    private static void makeAskew(String prefix) throws InterruptedException, ExecutionException {
        List<NewTopic> topics = new Topics(prefix)
                .all().stream()
                        .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)
                                .configs(new HashMap<>(topic.settings())))
                        .map(topic -> askew(topic))
                        .toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
            admin.createTopics(topics).all().get();
        }
        try (KafkaAdmin cluster = new KafkaAdmin(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()), Duration.ofSeconds(10))) {
            cluster.awaitTopics(topics.stream().map(NewTopic::name).toList());
        }
    }

    private static NewTopic askew(NewTopic topic) {
        if (topic.name().endsWith("customs.documents.v1")) {
            return new NewTopic(topic.name(), 3, (short) 1).configs(topic.configs());
        }
        if (topic.name().endsWith("ecommerce.documents.v1")) {
            topic.configs().put("cleanup.policy", "compact");
            topic.configs().put("retention.ms", "604800000");
        }
        return topic;
    }
}
