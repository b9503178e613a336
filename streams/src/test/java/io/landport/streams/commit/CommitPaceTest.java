package io.landport.streams.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitPaceTest {
    private static final long NOW = 1_700_000_000_000L;

    private final CommitPace pace = new CommitPace();

    @Test
    void shouldAskForNoCommitOfNothing() {
        assertThat(pace.isDue(NOW, false)).isFalse();
    }

    @Test
    void shouldAskAtOnceForTheFirst() {
        // When
        pace.saw(0, NOW, 0);

        // Then
        assertThat(pace.isDue(NOW, false)).isTrue();
    }

    @ParameterizedTest(name = "{0} ms old: {1} ms after the last commit")
    @CsvSource({"-3600000, 100", "0, 100", "899, 100", "1300, 200", "2500, 500", "4500, 1000", "86400000, 1000"})
    void shouldWaitForAQuarterOfTheLagWithinBounds(long age, long patience) {
        // Given
        pace.committed(NOW - patience + 1);

        // When
        pace.saw(NOW - age, NOW, 0);

        // Then
        assertThat(pace.isDue(NOW, false)).isFalse();
        pace.committed(NOW - patience);
        pace.saw(NOW - age, NOW, 0);
        assertThat(pace.isDue(NOW, false)).isTrue();
    }

    @Test
    void shouldWaitAsLongForWhatIsLeftOfACommit() {
        // Given
        pace.saw(NOW - 5_000, NOW, 0);

        // When
        pace.committed(NOW);

        // Then
        assertThat(pace.isDue(NOW + 1_000, false)).as("nothing is left").isFalse();
        assertThat(pace.isDue(NOW + 999, true)).isFalse();
        assertThat(pace.isDue(NOW + 1_000, true)).isTrue();
    }

    @Test
    void shouldCallNothingOldOnceNothingComes() {
        // Given
        pace.saw(0, NOW, 0);

        // When
        pace.committed(NOW);

        // Then
        assertThat(pace.lagMillis(NOW + 1_500)).isEqualTo(NOW + 1_000);
        assertThat(pace.lagMillis(NOW + 1_501)).isZero();
    }

    @ParameterizedTest(name = "{0} changes: {1} ms after the last commit")
    @CsvSource({"0, 100", "50, 125", "199, 199", "200, 200", "1000000, 200"})
    void shouldWaitUpToTwiceAsLongForMuch(int changes, long patience) {
        // Given
        pace.committed(NOW - patience);

        // When
        pace.saw(NOW, NOW, changes / 2);
        pace.saw(NOW, NOW, changes - changes / 2);

        // Then
        assertThat(pace.isDue(NOW - 1, false)).isFalse();
        assertThat(pace.isDue(NOW, false)).isTrue();
        pace.committed(NOW);
        pace.saw(NOW, NOW, 0);
        assertThat(pace.isDue(NOW + 100, false))
                .as("what was committed is done")
                .isTrue();
    }

    @Test
    void shouldNotCallBehindWhatIsOnItsWay() {
        // When
        pace.saw(NOW - 500, NOW, 0);

        // Then
        assertThat(pace.lagMillis(NOW)).isZero();
        assertThat(pace.lagMillis(NOW + 1)).isEqualTo(1);
    }

    @Test
    void shouldGoByTheNewestSinceTheLastCommit() {
        // Given
        pace.saw(NOW, NOW, 0);
        pace.committed(NOW);

        // When
        pace.saw(NOW - 3_000, NOW, 0);
        pace.saw(NOW - 2_000, NOW, 0);
        pace.saw(NOW - 5_000, NOW, 0);

        // Then
        assertThat(pace.lagMillis(NOW)).isEqualTo(1_500);
    }
}
