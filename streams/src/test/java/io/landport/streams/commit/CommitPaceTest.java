package io.landport.streams.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitPaceTest {
    private static final long NOW = 1_700_000_000_000L;

    private final CommitPace pace = new CommitPace();

    @Test
    void shouldNotCommitNothing() {
        assertThat(pace.isDue(NOW, false)).isFalse();
    }

    @Test
    void shouldCommitTheFirstRecordAtOnce() {
        // When
        pace.onRecord(0, NOW, 0);

        // Then
        assertThat(pace.isDue(NOW, false)).isTrue();
    }

    @ParameterizedTest(name = "age {0} ms: {1} ms after the last commit")
    @CsvSource({"-3600000, 100", "0, 100", "899, 100", "1300, 200", "2500, 500", "4500, 1000", "86400000, 1000"})
    void shouldWaitForAQuarterOfTheLagWithinBounds(long age, long interval) {
        // Given
        pace.onCommit(NOW - interval + 1);

        // When
        pace.onRecord(NOW - age, NOW, 0);

        // Then
        assertThat(pace.isDue(NOW, false)).isFalse();
        pace.onCommit(NOW - interval);
        pace.onRecord(NOW - age, NOW, 0);
        assertThat(pace.isDue(NOW, false)).isTrue();
    }

    @Test
    void shouldWaitAsLongForTheRestOfACommit() {
        // Given
        pace.onRecord(NOW - 5_000, NOW, 0);

        // When
        pace.onCommit(NOW);

        // Then
        assertThat(pace.isDue(NOW + 1_000, false)).as("nothing is left").isFalse();
        assertThat(pace.isDue(NOW + 999, true)).isFalse();
        assertThat(pace.isDue(NOW + 1_000, true)).isTrue();
    }

    @Test
    void shouldHaveNoLagIfNoRecordsArrive() {
        // Given
        pace.onRecord(0, NOW, 0);

        // When
        pace.onCommit(NOW);

        // Then
        assertThat(pace.lagMillis(NOW + 1_500)).isEqualTo(NOW + 1_000);
        assertThat(pace.lagMillis(NOW + 1_501)).isZero();
    }

    @ParameterizedTest(name = "{0} changes: {1} ms after the last commit")
    @CsvSource({"0, 100", "50, 125", "199, 199", "200, 200", "1000000, 200"})
    void shouldWaitUpToTwiceAsLongForALargeCommit(int changes, long interval) {
        // Given
        pace.onCommit(NOW - interval);

        // When
        pace.onRecord(NOW, NOW, changes / 2);
        pace.onRecord(NOW, NOW, changes - changes / 2);

        // Then
        assertThat(pace.isDue(NOW - 1, false)).isFalse();
        assertThat(pace.isDue(NOW, false)).isTrue();
        pace.onCommit(NOW);
        pace.onRecord(NOW, NOW, 0);
        assertThat(pace.isDue(NOW + 100, false))
                .as("committed changes no longer count")
                .isTrue();
    }

    @Test
    void shouldNotCountFreshRecordsAsLag() {
        // When
        pace.onRecord(NOW - 500, NOW, 0);

        // Then
        assertThat(pace.lagMillis(NOW)).isZero();
        assertThat(pace.lagMillis(NOW + 1)).isEqualTo(1);
    }

    @Test
    void shouldUseTheNewestRecordSinceTheLastCommit() {
        // Given
        pace.onRecord(NOW, NOW, 0);
        pace.onCommit(NOW);

        // When
        pace.onRecord(NOW - 3_000, NOW, 0);
        pace.onRecord(NOW - 2_000, NOW, 0);
        pace.onRecord(NOW - 5_000, NOW, 0);

        // Then
        assertThat(pace.lagMillis(NOW)).isEqualTo(1_500);
    }
}
