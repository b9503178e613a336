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
        assertThat(pace.isDue(NOW)).isFalse();
    }

    @Test
    void shouldAskAtOnceForTheFirst() {
        // When
        pace.saw(0);

        // Then
        assertThat(pace.isDue(NOW)).isTrue();
    }

    @ParameterizedTest(name = "{0} ms old: {1} ms after the last commit")
    @CsvSource({"-3600000, 100", "0, 100", "999, 100", "2000, 200", "5000, 500", "10000, 1000", "86400000, 1000"})
    void shouldWaitForATenthOfTheAgeWithinBounds(long age, long patience) {
        // Given
        pace.committed(NOW - patience + 1);

        // When
        pace.saw(NOW - age);

        // Then
        assertThat(pace.isDue(NOW)).isFalse();
        pace.committed(NOW - patience);
        pace.saw(NOW - age);
        assertThat(pace.isDue(NOW)).isTrue();
    }

    @Test
    void shouldGoByTheNewest() {
        // Given
        pace.committed(NOW - 100);

        // When
        pace.saw(NOW);
        pace.saw(0);

        // Then
        assertThat(pace.isDue(NOW)).isTrue();
    }

    @Test
    void shouldForgetWhatIsCommitted() {
        // Given
        pace.saw(NOW);

        // When
        pace.committed(NOW);

        // Then
        assertThat(pace.isDue(NOW + 10_000)).isFalse();
    }
}
