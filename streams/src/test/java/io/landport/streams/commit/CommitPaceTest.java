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
        pace.saw(0, NOW);

        // Then
        assertThat(pace.isDue(NOW, false)).isTrue();
    }

    @ParameterizedTest(name = "{0} ms old: {1} ms after the last commit")
    @CsvSource({"-3600000, 100", "0, 100", "399, 100", "800, 200", "2000, 500", "4000, 1000", "86400000, 1000"})
    void shouldWaitForAQuarterOfTheAgeWithinBounds(long age, long patience) {
        // Given
        pace.committed(NOW - patience + 1);

        // When
        pace.saw(NOW - age, NOW);

        // Then
        assertThat(pace.isDue(NOW, false)).isFalse();
        pace.committed(NOW - patience);
        pace.saw(NOW - age, NOW);
        assertThat(pace.isDue(NOW, false)).isTrue();
    }

    @Test
    void shouldWaitAsLongForWhatIsLeftOfACommit() {
        // Given
        pace.saw(NOW - 5_000, NOW);

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
        pace.saw(0, NOW);

        // When
        pace.committed(NOW);

        // Then
        assertThat(pace.ageMillis(NOW + 1_500)).isEqualTo(NOW + 1_500);
        assertThat(pace.ageMillis(NOW + 1_501)).isZero();
    }

    @Test
    void shouldGoByTheNewestSinceTheLastCommit() {
        // Given
        pace.saw(NOW, NOW);
        pace.committed(NOW);

        // When
        pace.saw(NOW - 3_000, NOW);
        pace.saw(NOW - 2_000, NOW);
        pace.saw(NOW - 5_000, NOW);

        // Then
        assertThat(pace.ageMillis(NOW)).isEqualTo(2_000);
    }
}
