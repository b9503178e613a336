package io.landport.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.core.Metric;
import com.yammer.metrics.stats.UniformSample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
final class EmbeddedKafkaTest {

    @TempDir
    private Path data;

    @Test
    void shouldKeepClusterTopicsAndOffsetsWhenItStartsAgain() {
        // Given
        String clusterId;
        try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(data, 0)) {
            clusterId = kafka.clusterId();
            Letters letters = new Letters(kafka.client());
            letters.createTopic();
            letters.send("first");
            assertThat(letters.receive(1)).containsExactly("first");
            letters.send("second");
        }

        // When
        try (EmbeddedKafka again = EmbeddedKafka.startOpen(data, 0)) {

            // Then
            assertThat(again.clusterId()).isEqualTo(clusterId);
            assertThat(new Letters(again.client()).receive(1)).containsExactly("second");
        }
    }

    /** The transaction that was open is ended, or no committed reader would get past it. */
    @Test
    void shouldKeepWhatWasCommittedWhenItsProcessIsKilled() {
        // Given
        String clusterId;
        try (Holder holder = Holder.start(BrokerHolder.class, data)) {
            clusterId = holder.line();
            holder.kill();
        }

        // When
        try (EmbeddedKafka again = EmbeddedKafka.startOpen(data, 0)) {

            // Then
            Letters letters = new Letters(again.client());
            letters.send("more");
            assertThat(again.clusterId()).isEqualTo(clusterId);
            assertThat(letters.receive(2)).containsExactly("kept", "more");
        }
    }

    @Test
    void shouldServeNobodyWithoutThePassword() {
        // Given
        InstanceSecrets secrets = InstanceSecrets.of(data);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0, secrets)) {
            Letters letters = new Letters(kafka.client());
            letters.createTopic();
            letters.send("kept");
            Map<String, String> wrong = new HashMap<>(kafka.client());
            wrong.replaceAll((name, value) -> value.replace(secrets.kafka(), "guessed"));

            // When
            assertThatThrownBy(() -> topics(Map.of("bootstrap.servers", kafka.bootstrapServers())))

                    // Then
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> topics(wrong)).hasCauseInstanceOf(SaslAuthenticationException.class);
            assertThat(letters.receive(1)).containsExactly("kept");
        }
    }

    @Test
    void shouldTakeAnotherPasswordWhenItStartsAgain() {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0, InstanceSecrets.of(data))) {
            Letters letters = new Letters(kafka.client());
            letters.createTopic();
            letters.send("kept");
        }
        InstanceSecrets others = new InstanceSecrets("another", "a", "b", "c", "d", "e");

        // When
        try (EmbeddedKafka again = EmbeddedKafka.start(data, 0, others)) {

            // Then
            assertThat(new Letters(again.client()).receive(1)).containsExactly("kept");
        }
    }

    @Test
    void shouldHaveNoListenerThatAdmitsEverybody() {
        // When
        Map<String, String> settings = BrokerSettings.of(data, 1, 2, BrokerAuthentication.scram("secret"));

        // Then
        assertThat(settings.get("listener.security.protocol.map"))
                .isEqualTo("CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        assertThat(BrokerSettings.forControllerOnly(data, 2).get("listener.security.protocol.map"))
                .endsWith("CONTROLLER:SASL_PLAINTEXT");
    }

    /** The broker uses histograms with other samples only if they are registered before, with the same names. */
    @Test
    void shouldSampleAllValuesInTheHistogramsOfFrequentRequests() {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(data, 0)) {
            Letters letters = new Letters(kafka.client());
            letters.createTopic();

            // When
            letters.send("measured");
            letters.receive(1);

            // Then
            assertThat(histograms("request.Produce"))
                    .extracting("sample")
                    .isNotEmpty()
                    .hasOnlyElementsOfType(UniformSample.class);
            assertThat(histograms("request.FetchConsumer"))
                    .extracting("sample")
                    .isNotEmpty()
                    .hasOnlyElementsOfType(UniformSample.class);
        }
    }

    @Test
    void shouldHaveTheTransactionsOfItsRelease() throws ExecutionException, InterruptedException {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.startOpen(data, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {

            // When
            var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();

            // Then
            assertThat(features)
                    .extractingByKey("transaction.version")
                    .extracting(FinalizedVersionRange::maxVersionLevel)
                    .isEqualTo((short) 2);
        }
    }

    @Test
    void shouldNameTheOptionWhenThePortIsTaken() throws IOException {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            // When
            assertThatThrownBy(() -> EmbeddedKafka.startOpen(data, port).close())

                    // Then
                    .isInstanceOf(PortInUseException.class)
                    .hasMessageContainingAll("Kafka", "127.0.0.1:" + port, "--kafka-port");
        }
    }

    @Test
    void shouldRefuseAFolderThatIsNotOfKafka() throws IOException {
        // Given
        Files.createDirectories(data.resolve("kafka"));
        Files.writeString(data.resolve("kafka/meta.properties"), "version=1\n");

        // When
        assertThatThrownBy(() -> EmbeddedKafka.startOpen(data, 0).close())

                // Then
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining(data.resolve("kafka").toString());
    }

    private static Set<String> topics(Map<String, String> client) throws ExecutionException, InterruptedException {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("request.timeout.ms", 1_000);
        properties.put("default.api.timeout.ms", 2_000);
        try (Admin admin = Admin.create(properties)) {
            return admin.listTopics().names().get();
        }
    }

    /** The histograms of a request that have values. */
    private static Stream<Metric> histograms(String request) {
        return KafkaYammerMetrics.defaultRegistry().allMetrics().entrySet().stream()
                .filter(metric -> request.equals(metric.getKey().getScope()))
                .map(Map.Entry::getValue)
                .filter(metric -> metric instanceof Histogram histogram && histogram.count() > 0);
    }
}
