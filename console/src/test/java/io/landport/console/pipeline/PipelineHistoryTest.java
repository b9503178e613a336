package io.landport.console.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Rates and lag of samples that are a second apart. */
final class PipelineHistoryTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final TopicPartition PARTITION = new TopicPartition("documents", 0);
    private static final Set<String> TOPIC = Set.of("documents");

    private final PipelineHistory history = new PipelineHistory();

    @Test
    void shouldCountTheLagInTimeFromTheOldestRecordThatIsLeft() {
        // Given
        for (int second = 0; second <= 30; second++) {
            add(second, 100L * second, Math.max(0, 100L * second - 450));
        }

        // When
        Optional<Duration> lag = history.lagOfResults(TOPIC);

        // Then
        // Record 2550 is the next one; it was there from second 26 on.
        assertThat(lag).hasValue(Duration.ofSeconds(4));
        assertThat(PipelineHistory.lag(
                        history.latest().orElseThrow().sample().ends(),
                        history.latest().orElseThrow().published(),
                        TOPIC))
                .isEqualTo(450);
        assertThat(history.arriving(TOPIC)).isEqualTo(100_000);
        assertThat(history.publishing(TOPIC)).isEqualTo(100_000);
    }

    @Test
    void shouldHaveNoLagWhenEverythingIsPublished() {
        // When
        add(0, 10, 5);
        add(1, 10, 10);

        // Then
        assertThat(history.lagOfResults(TOPIC)).hasValue(Duration.ZERO);
    }

    /** It may be hours: a number would be invented. */
    @Test
    void shouldNotSayHowOldALagIsThatIsOlderThanTheSamples() {
        // When
        for (int second = 0; second <= 600; second++) {
            add(second, 10, 5);
        }

        // Then
        assertThat(history.lagOfResults(TOPIC)).isEmpty();
    }

    /** A page that was just opened must not raise an alarm for a record that is a moment old. */
    @Test
    void shouldCountALagFromTheFirstSampleWhileThereAreFew() {
        // When
        add(0, 10, 5);
        add(1, 10, 6);

        // Then
        assertThat(history.lagOfResults(TOPIC)).hasValue(Duration.ofSeconds(1));
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

    @Test
    void shouldEstimateTheTimeToClearFromWhatIsGained() {
        // Then
        assertThat(PipelineHistory.secondsToClear(1_000, 100_000, 300_000)).hasValue(5);
        assertThat(PipelineHistory.secondsToClear(1_001, 100_000, 300_000)).hasValue(6);
        assertThat(PipelineHistory.secondsToClear(1_000, 300_000, 300_000)).isEmpty();
        assertThat(PipelineHistory.secondsToClear(0, 300_000, 100_000)).hasValue(0);
    }

    private void add(int second, long end, long published) {
        history.add(
                new PipelineSample(
                        START.plusSeconds(second), Map.of(PARTITION, end), Map.of(), Optional.empty(), List.of()),
                Map.of(PARTITION, published));
    }
}
