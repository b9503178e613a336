package io.landport.streams.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TableGaugesTest {
    @TempDir
    private Path folder;

    private final Metrics metrics = new Metrics();
    private TestTables tables;

    @BeforeEach
    void open() {
        tables = new TestTables(folder);
    }

    @AfterEach
    void close() throws IOException {
        tables.close();
        metrics.close();
    }

    @Test
    void shouldShowTheSpaceThatATableTakesAndHowMuchIsLeft() {
        // Given
        PagedEntries entries = tables.open(new CompactedLog());
        for (int page = 0; page < 20; page++) {
            entries.put(page, page, Values.of(page, Pages.PAGE_BYTES - 100), 0, Pages.PAGE_BYTES - 100);
        }

        // When
        TableGauges gauges = new TableGauges(TestMetrics.in(metrics), new TaskId(0, 3), "documents", folder);
        gauges.update(entries);

        // Then
        assertThat(value("table-bytes")).isEqualTo((double) entries.fileBytes()).isGreaterThan(20.0 * Pages.PAGE_BYTES);
        assertThat(value("table-fill")).isEqualTo(20.0 / 16_777_215);
        assertThat(value("table-disk-fill")).isBetween(0.0, 1.0).isPositive();

        // When
        gauges.close();

        // Then
        assertThat(gauges("table-bytes")).isEmpty();
    }

    private double value(String name) {
        assertThat(gauges(name))
                .singleElement()
                .satisfies(gauge -> assertThat(gauge.metricName().tags())
                        .isEqualTo(Map.of("task-id", "0_3", "table", "documents")));
        return (double) gauges(name).get(0).metricValue();
    }

    private List<KafkaMetric> gauges(String name) {
        return metrics.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .filter(metric -> metric.metricName().group().equals("landport-table-metrics"))
                .toList();
    }
}
