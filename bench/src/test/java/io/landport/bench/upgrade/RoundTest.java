package io.landport.bench.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoundTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1 | 1 | 4 |
        1 | 2 | 4 | p99 from document to store above 5 s
        1 | 1 | 5 | 5 requests without an answer, more than 1 kills explain
        0 | 1 | 1 | 1 requests without an answer, more than 0 kills explain
        0 | 1 | 0 |
        """)
    void shouldMissABarAlthoughNothingIsLost(int kills, int late, int broken, String missed) {
        // Given
        Histogram millis = new Histogram(3);
        millis.recordValueWithCount(4_000, 100 - late);
        millis.recordValueWithCount(20_000, late);

        // When
        RollingUpgrade.Round round = new RollingUpgrade.Round(
                "processes", 14, kills, 0, 0, 0, 0, 0, broken, Freshness.Times.of(millis), List.of());

        // Then
        assertThat(round.isClean()).isTrue();
        assertThat(round.freshness().max()).isGreaterThan(Duration.ofSeconds(5));
        assertThat(String.join(", ", round.missedBars())).isEqualTo(missed == null ? "" : missed);
    }
}
