package io.landport.launcher.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.Draft;
import io.landport.domain.Samples;
import io.landport.domain.document.DocumentId;
import io.landport.embedded.BrokerCluster;
import io.landport.embedded.EmbeddedDatabase;
import io.landport.launcher.CommandRun;
import io.landport.producer.publish.Publisher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of three brokers, one of which is killed while documents are published and counted. */
@Tag("server")
@Tag("long")
final class BrokerKilledTest {
    private static final int DOCUMENTS = 3_000;
    private static final int KILLED_AFTER = 1_000;
    private static final int RESTARTED_AFTER = 2_000;

    @TempDir
    private Path folder;

    @Test
    void shouldCountEachDocumentOnce() throws Exception {
        // Given
        try (BrokerCluster brokers = BrokerCluster.start(folder, 3);
                EmbeddedDatabase database = EmbeddedDatabase.startOpen(folder, 0)) {
            Map<String, String> environment = Map.of(
                    "LANDPORT_BOOTSTRAP_SERVERS", brokers.bootstrapServers(),
                    "LANDPORT_REPLICATION_FACTOR", "3",
                    "LANDPORT_DATABASE_URL", database.jdbcUrl(),
                    "LANDPORT_DATABASE_USER", database.user());
            CommandRun created = run(environment, "topics", "--create");
            assertThat(created.exitCode()).as(created.err()).isZero();
            try (ChildStage streams = ChildStage.start("streams", folder.resolve("streams"), environment);
                    ChildStage consumer = ChildStage.start("consumer", folder.resolve("consumer"), environment)) {
                streams.awaitReady();
                consumer.awaitReady();
                List<String> weak = topicsThatOneBrokerCanLose(brokers);

                // When
                publish(brokers);
                CommandRun daily = run(environment, "query", "daily", "--wait", "--format", "csv");
                CommandRun verify = run(environment, "verify");
                CommandRun check = run(environment, "check");

                // Then
                assertThat(weak).isEmpty();
                assertThat(daily.err()).isEmpty();
                assertThat(daily.out().lines().toList()).last().asString().startsWith(DOCUMENTS + ",");
                assertThat(verify.out()).as(verify.err()).contains("Nothing differs.");
                assertThat(check.out()).contains("topics                    ok").doesNotContain("WARNING");
            }
        }
    }

    /** Broker 2 is away while a third of the documents is published. */
    private static void publish(BrokerCluster brokers) throws Exception {
        Map<String, String> client = Map.of("bootstrap.servers", brokers.bootstrapServers());
        try (Publisher publisher =
                Publisher.to(client, new Topics(""), Wire.with(Optional.empty()), Optional.empty())) {
            for (int document = 0; document < DOCUMENTS; document++) {
                if (document == KILLED_AFTER) {
                    brokers.kill(2);
                } else if (document == RESTARTED_AFTER) {
                    publisher.flush();
                    brokers.restart(2);
                }
                DocumentId id = Samples.american().id();
                publisher.take(new Draft(Samples.american())
                        .id(new DocumentId(id.channel(), id.source(), "document-" + document))
                        .declaration());
            }
            publisher.flush();
        }
    }

    /** Those with fewer than three replicas, or of which one replica suffices for an acknowledgement. */
    private static List<String> topicsThatOneBrokerCanLose(BrokerCluster brokers)
            throws ExecutionException, InterruptedException {
        List<String> weak = new ArrayList<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers.bootstrapServers()))) {
            Map<String, TopicDescription> topics = admin.describeTopics(
                            admin.listTopics().names().get())
                    .allTopicNames()
                    .get();
            assertThat(topics).hasSizeGreaterThan(new Topics("").all().size());
            Map<ConfigResource, String> inSync = new HashMap<>();
            admin.describeConfigs(topics.keySet().stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList())
                    .all()
                    .get()
                    .forEach((topic, config) ->
                            inSync.put(topic, config.get("min.insync.replicas").value()));
            topics.forEach((name, topic) -> {
                if (topic.partitions().stream()
                                .anyMatch(partition -> partition.replicas().size() < 3)
                        || !"2".equals(inSync.get(new ConfigResource(ConfigResource.Type.TOPIC, name)))) {
                    weak.add(name);
                }
            });
        }
        return weak;
    }

    private CommandRun run(Map<String, String> environment, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", folder.resolve("commands").toString()));
        return CommandRun.of(environment, all.toArray(String[]::new));
    }
}
