package io.landport.console.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PulseTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Pulse pulse = new Pulse(clock);

    @Test
    void shouldCountASuspensionOnce() {
        // When
        clock.advance(Duration.ofSeconds(5));

        // Then
        assertThat(pulse.suspensions()).isEqualTo(1);

        // When
        pulse.beat();
        clock.advance(Duration.ofSeconds(1));

        // Then
        assertThat(pulse.suspensions()).isEqualTo(1);
    }

    @Test
    void shouldNotCountAPauseOrAClockThatIsSetBack() {
        // When
        clock.advance(Duration.ofSeconds(2));
        pulse.beat();
        clock.advance(Duration.ofHours(-1));
        pulse.beat();
        clock.advance(Duration.ofSeconds(2));
        pulse.beat();

        // Then
        assertThat(pulse.suspensions()).isZero();
    }
}
