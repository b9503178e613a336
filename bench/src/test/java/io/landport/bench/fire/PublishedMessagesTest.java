package io.landport.bench.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.bench.process.TcpProxy;
import io.landport.domain.document.Cancellation;
import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.TradeDocument;
import io.landport.embedded.EmbeddedKafka;
import io.landport.embedded.ProxiedListener;
import io.landport.installation.Installation;
import io.landport.installation.settings.Settings;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.producer.publish.PublishException;
import io.landport.producer.publish.Publisher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
final class PublishedMessagesTest {
    private static final DocumentId ID = new DocumentId(Channel.CUSTOMS, "cn-gacc", "A1");
    private static final int MESSAGES = 5;

    private final AcknowledgedMessages acknowledged = new AcknowledgedMessages();
    private TcpProxy proxy;
    private EmbeddedKafka kafka;
    private Installation installation;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        proxy = TcpProxy.listening();
        kafka = EmbeddedKafka.startOpen(data, 0, List.of(new ProxiedListener(0, proxy.port())));
        proxy.forwardTo(kafka.proxied().get(0).port());
        Settings settings = Settings.read(Map.of("LANDPORT_BOOTSTRAP_SERVERS", kafka.bootstrapServers()), data);
        installation = new Installation(settings, data);
        try (KafkaAdmin cluster = new KafkaAdmin(installation.client())) {
            new ClusterTopics(cluster, installation.topics()).createMissing();
        }
    }

    @AfterEach
    void stop() throws IOException {
        kafka.close();
        proxy.close();
    }

    @Test
    void shouldFindALostMessageAmongThoseThatWereAcknowledged() throws Exception {
        // Given
        publish();
        List<String> before = problems();
        // When
        loseTheFirst();
        // Then
        assertThat(acknowledged.count()).isEqualTo(MESSAGES);
        assertThat(before).isEmpty();
        assertThat(problems()).hasSize(2).first().asString().endsWith(" offset 0: the acknowledged message is missing");
    }

    @Test
    void shouldReachTheBrokerThroughTheProxyOnly() throws Exception {
        // Given
        publish();
        // When
        proxy.refuse();
        assertThatThrownBy(this::publish).isInstanceOf(PublishException.class);
        long whileCut = acknowledged.count();
        proxy.restore();
        publish();
        // Then
        assertThat(whileCut).isEqualTo(MESSAGES);
        assertThat(acknowledged.count()).isEqualTo(2 * MESSAGES);
        assertThat(problems()).isEmpty();
    }

    private void publish() throws PublishException {
        Map<String, Object> client = new HashMap<>(installation.client());
        client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + proxy.port());
        client.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Math.toIntExact(Duration.ofSeconds(2).toMillis()));
        try (Publisher publisher =
                Publisher.to(client, installation.topics(), installation.wire(), Optional.empty(), acknowledged)) {
            for (int revision = 1; revision <= MESSAGES; revision++) {
                TradeDocument document = new Cancellation(ID, revision);
                publisher.take(document, acknowledged.sending(document));
            }
            publisher.flush();
        }
    }

    private List<String> problems() {
        return acknowledged.problems(new PublishedMessages(installation)::of);
    }

    private void loseTheFirst() throws ExecutionException, InterruptedException {
        // All messages are of one document, so of one partition.
        try (Admin admin = Admin.create(Map.copyOf(kafka.client()))) {
            TopicPartition partition = acknowledged.partitions().iterator().next();
            Map<TopicPartition, RecordsToDelete> first = Map.of(partition, RecordsToDelete.beforeOffset(1));
            admin.deleteRecords(first).all().get();
        }
    }
}
