package io.landport.monitor.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.access.WebhookBalance;
import io.landport.http.request.ServedRequest;
import io.landport.monitor.meter.PipelineMeters.Fates;
import io.landport.monitor.meter.PipelineMeters.Lag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class MetersTest {
    @AutoClose
    private final Meters meters = new Meters();

    @Test
    void shouldCountWhatTheStoreCommits() throws IOException {
        // Given
        StoreMeters store = meters.store();

        // When
        store.committed(7, 9, Duration.ofMillis(30), List.of(Duration.ofMillis(700), Duration.ofMillis(90)));
        store.committed(3, 2, Duration.ofMillis(3), List.of());
        store.rejected("judge", "unknown-source", 2);

        // Then
        assertThat(lines())
                .contains(
                        "landport_store_records_total 10.0",
                        "landport_store_rows_total 11.0",
                        "landport_store_write_seconds_count 2",
                        "landport_store_write_seconds_bucket{le=\"0.005\"} 1",
                        "landport_store_write_seconds_bucket{le=\"0.05\"} 2",
                        "landport_store_latency_seconds_bucket{le=\"0.05\"} 0",
                        "landport_store_latency_seconds_bucket{le=\"0.1\"} 1",
                        "landport_store_latency_seconds_bucket{le=\"1.0\"} 2",
                        "landport_rejections_total{reason=\"unknown-source\",stage=\"judge\"} 2.0");
    }

    @Test
    void shouldMeasureFromTheDocumentToTheStore() throws IOException {
        // When
        meters.store().settled(Duration.ofMillis(240));
        meters.store().settled(Duration.ofMinutes(2));

        // Then
        assertThat(lines())
                .contains(
                        "landport_end_to_end_seconds_bucket{le=\"0.1\"} 0",
                        "landport_end_to_end_seconds_bucket{le=\"0.25\"} 1",
                        "landport_end_to_end_seconds_bucket{le=\"60.0\"} 1",
                        "landport_end_to_end_seconds_bucket{le=\"300.0\"} 2");
    }

    @Test
    void shouldCountRequestsByRouteAndClassOfStatus() throws IOException {
        // Given
        HttpMeters http = meters.http();

        // When
        http.served(new ServedRequest("POST", "/v1/documents", 202, Duration.ofMillis(40)));
        http.served(new ServedRequest("POST", "/v1/documents", 200, Duration.ofMillis(4)));
        http.served(new ServedRequest("POST", "/v1/documents", 429, Duration.ofMillis(1)));
        http.served(new ServedRequest("GET", "none", 404, Duration.ofMillis(1)));

        // Then
        assertThat(lines())
                .contains(
                        "landport_http_requests_total{method=\"POST\",route=\"/v1/documents\",status=\"2xx\"} 2.0",
                        "landport_http_requests_total{method=\"POST\",route=\"/v1/documents\",status=\"4xx\"} 1.0",
                        "landport_http_requests_total{method=\"GET\",route=\"none\",status=\"4xx\"} 1.0",
                        "landport_http_request_seconds_count{method=\"POST\",route=\"/v1/documents\"} 3",
                        "landport_http_request_seconds_bucket{method=\"POST\",route=\"/v1/documents\",le=\"0.005\"} 2");
    }

    @Test
    void shouldReportTheLatestLagOnly() throws IOException {
        // Given
        PipelineMeters pipeline = meters.pipeline();
        pipeline.lags(List.of(new Lag("streams", "customs.documents.v1", 5, 61.5, Double.POSITIVE_INFINITY)));
        pipeline.lags(List.of(new Lag("consumer", "fates.v1", 2, 0.25, 4)));

        // When
        List<String> lines = lines();

        // Then
        assertThat(lines)
                .contains(
                        "landport_lag_records{stage=\"consumer\",topic=\"fates.v1\"} 2.0",
                        "landport_lag_seconds{stage=\"consumer\",topic=\"fates.v1\"} 0.25",
                        "landport_lag_clear_seconds{stage=\"consumer\",topic=\"fates.v1\"} 4.0");
        assertThat(lines).noneMatch(line -> line.contains("customs.documents.v1"));
    }

    @Test
    void shouldReportAnEndlessTimeToClear() throws IOException {
        // When
        meters.pipeline().lags(List.of(new Lag("streams", "fates.v1", 5, 1, Double.POSITIVE_INFINITY)));

        // Then
        assertThat(lines()).contains("landport_lag_clear_seconds{stage=\"streams\",topic=\"fates.v1\"} +Inf");
    }

    @Test
    void shouldReportFatesAndBalance() throws IOException {
        // When
        meters.pipeline().fates(List.of(new Fates("customs.documents.v1", "us-bts", "counted", 12)));
        meters.pipeline().balance(Map.of("customs.documents.v1", -1L));
        meters.pipeline().sampled(3, 1_700_000_000L);

        // Then
        assertThat(lines())
                .contains(
                        "landport_documents{fate=\"counted\",source=\"us-bts\",topic=\"customs.documents.v1\"} 12.0",
                        "landport_balance_difference{topic=\"customs.documents.v1\"} -1.0",
                        "landport_generation 3.0",
                        "landport_sampled_timestamp_seconds 1.7E9");
    }

    @Test
    void shouldReportHowFarFeedsAreTold() throws IOException {
        // Given
        Instant now = Instant.parse("2026-01-02T12:00:00Z");
        meters.webhooks().begin("harbour");
        meters.webhooks().failed("rail");
        meters.webhooks().failed("rail");

        // When
        meters.webhooks()
                .balances(
                        List.of(
                                new WebhookBalance("harbour", 9, 0, 0, 1, null, null, null, 0),
                                new WebhookBalance(
                                        "rail", 5, 2, 3, 4, now.minusSeconds(90), now.minusSeconds(60), "problem", 0)),
                        now);

        // Then
        assertThat(lines())
                .contains(
                        "landport_webhook_receipts{feed=\"rail\",state=\"delivered\"} 5.0",
                        "landport_webhook_receipts{feed=\"rail\",state=\"pending\"} 2.0",
                        "landport_webhook_receipts{feed=\"rail\",state=\"parked\"} 3.0",
                        "landport_webhook_receipts{feed=\"rail\",state=\"skipped\"} 4.0",
                        "landport_webhook_pending_seconds{feed=\"rail\"} 90.0",
                        "landport_webhook_failing_seconds{feed=\"rail\"} 60.0",
                        "landport_webhook_failing_seconds{feed=\"harbour\"} 0.0",
                        "landport_webhook_failed_attempts_total{feed=\"harbour\"} 0.0",
                        "landport_webhook_failed_attempts_total{feed=\"rail\"} 2.0");
    }

    @Test
    void shouldAddUpWhatRemainsToBeRestored() throws IOException {
        // Given
        RestoreMeters restore = meters.restore();
        restore.remaining("documents", 0, 100);
        restore.remaining("documents", 1, 40);

        // When
        restore.restored("documents", 0, 100, Duration.ofMillis(20));

        // Then
        assertThat(lines())
                .contains(
                        "landport_restore_remaining_records{store=\"documents\"} 40.0",
                        "landport_restored_records_total{store=\"documents\"} 100.0",
                        "landport_restore_seconds_count{store=\"documents\"} 1");
    }

    @Test
    void shouldSayWhetherTheProcessIsReady() throws IOException {
        // When
        meters.addReadiness(() -> false);

        // Then
        assertThat(lines()).contains("landport_ready 0.0");
    }

    @Test
    void shouldNameTheMetersOfTheJvmAsUsual() throws IOException {
        // Then
        assertThat(lines())
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .anyMatch(line -> line.startsWith("process_cpu_usage "))
                .anyMatch(line -> line.startsWith("process_uptime_seconds "));
    }

    private List<String> lines() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        meters.write(text, MetricsMount.TEXT);
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
