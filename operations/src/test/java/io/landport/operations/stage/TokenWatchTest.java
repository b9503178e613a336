package io.landport.operations.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.contract.BundledSchemas;
import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.access.AccessToken;
import io.landport.domain.access.Role;
import io.landport.embedded.EmbeddedKafka;
import io.landport.kafka.admin.ClusterTopics;
import io.landport.kafka.admin.KafkaAdmin;
import io.landport.kafka.read.CompactedTopic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
final class TokenWatchTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Topics topics = new Topics("");
    private final Wire wire = new Wire(new BundledSchemas());

    @TempDir
    private Path data;

    @Test
    void shouldKnowEarlierTokensAtTheStartAndRevocationsAtOnce() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(data, 0)) {
            // Given
            Map<String, String> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
            create(client);
            CompactedTopic<AccessToken> written = new CompactedTopic<>(client, topics.accessTokens(), wire);
            AccessToken token = token("0a1b2c3d4e5f");
            written.put(token.id(), token);
            writeGarbage(client, token.id());
            AccessToken revoked = token.revokedAt(CREATED.plusSeconds(1));
            TokenWatch watch = TokenWatch.start(client, topics.accessTokens(), wire);
            try {
                long started = System.nanoTime();
                while (!watch.isLoaded()) {
                    assertThat(System.nanoTime() - started).isLessThan(PATIENCE.toNanos());
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                assertThat(watch.find(token.id())).contains(token);
                assertThat(watch.find("ffffffffffff")).isEmpty();

                // When
                written.put(token.id(), revoked);
                long start = System.nanoTime();
                while (!watch.find(token.id()).equals(Optional.of(revoked))) {
                    assertThat(System.nanoTime() - start).isLessThan(PATIENCE.toNanos());
                    LockSupport.parkNanos(PAUSE.toNanos());
                }

                // Then
                assertThat(System.nanoTime() - start)
                        .isLessThan(Duration.ofSeconds(1).toNanos());
                assertThat(watch.isLoaded()).isTrue();
                assertThat(watch.reasonsNotReady()).isEmpty();
            } finally {
                watch.close();
            }
            assertThat(watch.isLoaded()).as("it would miss a revocation").isFalse();
            assertThat(watch.reasonsNotReady()).containsExactly("the access tokens have not been read from Kafka");
        }
    }

    private void create(Map<String, String> client) {
        try (KafkaAdmin cluster = new KafkaAdmin(client, Duration.ofSeconds(30))) {
            new ClusterTopics(cluster, topics).createMissing();
        }
    }

    private void writeGarbage(Map<String, String> client, String key) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(Map.copyOf(client), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            topics.accessTokens().name(), key.getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3}))
                    .get();
        }
    }

    private static AccessToken token(String id) {
        return new AccessToken(
                id,
                "test",
                Role.FEED,
                List.of("cn-customs"),
                "0123456789abcdef".repeat(4),
                CREATED,
                CREATED.plus(Duration.ofDays(1)),
                null);
    }
}
