package io.landport.monitor.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class KafkaCollectorTest {
    @AutoClose
    private final Meters meters = new Meters();

    @Test
    void shouldUseTheNamesOfMicrometersBinders() throws IOException {
        // Given
        PrometheusMeterRegistry bound = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Producer<byte[], byte[]> producer = producer();
                KafkaClientMetrics binder = new KafkaClientMetrics(producer)) {
            binder.bindTo(bound);
            meters.addKafka(producer::metrics);

            // When
            Set<String> names = kafkaNames(scraped());

            // Then
            assertThat(names).containsAll(kafkaNames(bound.scrape())).contains("kafka_producer_record_send_total");
        }
    }

    @Test
    void shouldRemoveTheMetricsOfAClosedSource() throws IOException {
        // Given
        KafkaSource source =
                meters.addKafka(() -> Map.of(name("records-lag", "0"), metric(name("records-lag", "0"), 5)));
        assertThat(scraped()).contains("kafka_consumer_fetch_manager_records_lag{partition=\"0\"} 5.0");

        // When
        source.close();

        // Then
        assertThat(scraped()).doesNotContain("kafka_consumer");
    }

    @Test
    void shouldKeepTheMetricsOfSeveralClients() throws IOException {
        // Given
        meters.addKafka(() -> Map.of(name("records-lag", "0"), metric(name("records-lag", "0"), 5)));

        // When
        meters.addKafka(() -> Map.of(name("records-lag", "1"), metric(name("records-lag", "1"), 6)));

        // Then
        assertThat(scraped())
                .contains(
                        "kafka_consumer_fetch_manager_records_lag{partition=\"0\"} 5.0",
                        "kafka_consumer_fetch_manager_records_lag{partition=\"1\"} 6.0");
    }

    private static Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:1"), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static MetricName name(String name, String partition) {
        return new MetricName(name, "consumer-fetch-manager-metrics", "", Map.of("partition", partition));
    }

    private static KafkaMetric metric(MetricName name, double value) {
        Measurable constant = (config, now) -> value;
        return new KafkaMetric(new Object(), name, constant, new MetricConfig(), Time.SYSTEM);
    }

    private String scraped() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        meters.write(text, MetricsMount.TEXT);
        return text.toString(StandardCharsets.UTF_8);
    }

    private static Set<String> kafkaNames(String text) {
        return text.lines()
                .filter(line -> line.startsWith("kafka_"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
