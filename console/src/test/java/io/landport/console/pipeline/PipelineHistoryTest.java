package io.landport.console.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.monitor.PipelineLag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Rates of samples that are a second apart. */
final class PipelineHistoryTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final TopicPartition PARTITION = new TopicPartition("documents", 0);
    private static final Set<String> TOPIC = Set.of("documents");

    private final PipelineHistory history = new PipelineHistory();

    @Test
    void shouldMeasureRatesOverTenSeconds() {
        // When
        for (int second = 0; second <= 30; second++) {
            add(second, 100L * second, Math.max(0, 100L * second - 450));
        }

        // Then
        assertThat(history.arriving(TOPIC)).isEqualTo(100_000);
        assertThat(history.publishing(TOPIC)).isEqualTo(100_000);
    }

    /** Otherwise all that it has would look as if it was written at once. */
    @Test
    void shouldMeasureTheRateOfTheStoreFromWhenItAnswersAgain() {
        // When
        for (int second = 0; second <= 20; second++) {
            long written = 1_000_000 + 100L * second;
            boolean isAway = 5 <= second && second <= 15;
            add(second, written, written, isAway ? Optional.empty() : Optional.of(Map.of(PARTITION, written)));
        }

        // Then
        assertThat(history.storing(TOPIC)).isEqualTo(100_000);
    }

    @Test
    void shouldForgetSamplesAfterTenMinutes() {
        // When
        for (int second = 0; second <= 700; second++) {
            add(second, second, second);
        }

        // Then
        assertThat(history.all()).hasSize(601);
    }

    private void add(int second, long end, long published) {
        add(second, end, published, Optional.empty());
    }

    private void add(int second, long end, long published, Optional<Map<TopicPartition, Long>> stored) {
        history.add(new PipelineHistory.Point(
                new PipelineSample(
                        START.plusSeconds(second), START, Map.of(PARTITION, end), stored, List.of(), List.of()),
                Map.of(PARTITION, published),
                PipelineLag.Sample.NONE,
                ProcessFigures.NONE));
    }
}
