package io.landport.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DrainRateTest {
    private final DrainRate rate = new DrainRate();

    @Test
    void shouldContinueTheTrendOfTheLastMinute() {
        // Given
        rate.secondsToClear(1_000, 0);
        rate.secondsToClear(900, 10_000);

        // When
        double seconds = rate.secondsToClear(400, 20_000);

        // Then
        double clearedPerSecond = (1_000 - 400) / 20.0;
        assertThat(seconds).isEqualTo(400 / clearedPerSecond);
    }

    @Test
    void shouldForgetWhatIsOlderThanAMinute() {
        // Given
        rate.secondsToClear(1_000_000, 0);
        rate.secondsToClear(100, 10_000);

        // When
        double seconds = rate.secondsToClear(100, 70_000);

        // Then
        assertThat(seconds).isInfinite();
    }

    @Test
    void shouldNeverEndWhileTheLagGrows() {
        // Given
        rate.secondsToClear(10, 0);

        // When
        double seconds = rate.secondsToClear(11, 10_000);

        // Then
        assertThat(seconds).isInfinite();
    }

    @Test
    void shouldBeClearWithoutLag() {
        // When
        double seconds = rate.secondsToClear(0, 0);

        // Then
        assertThat(seconds).isZero();
    }
}
