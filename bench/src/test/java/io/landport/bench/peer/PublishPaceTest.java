package io.landport.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PublishPaceTest {
    private static final long NOW = 1_000_000;

    private final PublishPace pace = new PublishPace(NOW);

    @Test
    void shouldPublishFreshRecordsAfterTheShortestDelay() {
        // When
        pace.onRecord(NOW - 400, NOW);

        // Then
        assertThat(pace.isDue(NOW + 99)).isFalse();
        assertThat(pace.isDue(NOW + 100)).isTrue();
    }

    @Test
    void shouldDelayByHalfOfTheLag() {
        // Given
        long now = NOW + 1_998;

        // When: 4.5 s old at 2 s, of which half a second is fresh
        pace.onRecord(NOW - 2_500, now);

        // Then
        assertThat(pace.isDue(now)).isFalse();
        assertThat(pace.delayMillis(now + 2)).isEqualTo(2_000);
        assertThat(pace.isDue(now + 2)).isTrue();
    }

    @Test
    void shouldDelayByTenSecondsAtMost() {
        // When
        pace.onRecord(0, NOW + 9_999);

        // Then
        assertThat(pace.isDue(NOW + 9_999)).isFalse();
        assertThat(pace.isDue(NOW + 10_000)).isTrue();
    }

    @Test
    void shouldNotDelayWhenNoMoreRecordsArrive() {
        // When
        pace.onRecord(0, NOW);

        // Then
        assertThat(pace.isDue(NOW + 1_500)).isFalse();
        assertThat(pace.isDue(NOW + 1_501)).isTrue();
    }

    @Test
    void shouldNotPublishNothing() {
        // Given
        pace.onRecord(NOW, NOW);

        // When
        pace.onPublished(NOW + 100);

        // Then
        assertThat(pace.isDue(NOW + 60_000)).isFalse();
    }
}
