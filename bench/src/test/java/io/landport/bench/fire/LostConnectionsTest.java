package io.landport.bench.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.bench.process.TcpProxy;
import io.landport.contract.LostConnections;
import io.landport.embedded.EmbeddedKafka;
import io.landport.embedded.ProxiedListener;
import io.landport.streams.Failover;
import io.landport.streams.StreamsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that carry nothing any more and were not reset, as after a failure of the network. */
@Tag("server")
final class LostConnectionsTest {
    private static final List<String> TOPICS = List.of("numbers.v1");
    private static final Duration PATIENCE = LostConnections.IDLE_TIMEOUT.plus(LostConnections.REQUEST_TIMEOUT);

    @TempDir
    private Path data;

    private TcpProxy proxy;
    private EmbeddedKafka kafka;

    @BeforeEach
    void start() throws Exception {
        proxy = TcpProxy.listening();
        kafka = EmbeddedKafka.startOpen(data, 0, List.of(new ProxiedListener(0, proxy.port())));
        proxy.forwardTo(kafka.proxied().get(0).port());
        try (Admin admin = Admin.create(Map.copyOf(kafka.client()))) {
            admin.createTopics(List.of(new NewTopic(TOPICS.get(0), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() throws IOException {
        kafka.close();
        proxy.close();
    }

    /** A thread of streams whose transaction was aborted leaves its group and joins it again at once, before a heartbeat is missing. */
    @Test
    void shouldJoinAGroupAgain() throws IOException {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            // Given
            consumer.subscribe(TOPICS);
            assertThat(isAssigned(consumer)).isTrue();
            consumer.unsubscribe();
            // When
            proxy.cut();
            proxy.restore();
            consumer.subscribe(TOPICS);
            // Then
            assertThat(isAssigned(consumer)).isTrue();
        }
    }

    /** As a thread of streams reads documents, but with an assignor that knows no topology. */
    private Consumer<byte[], byte[]> consumer() {
        Map<String, String> client = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + proxy.port());
        Map<String, Object> settings =
                new HashMap<>(new StreamsSettings(client, "", 1, data, 1, Failover.DEFAULT, false)
                        .config("numbers", "member")
                        .getMainConsumerConfigs("numbers", "numbers", 0));
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static boolean isAssigned(Consumer<?, ?> consumer) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.assignment().isEmpty() && System.nanoTime() < deadline) {
            consumer.poll(Duration.ofMillis(100));
        }
        return !consumer.assignment().isEmpty();
    }
}
