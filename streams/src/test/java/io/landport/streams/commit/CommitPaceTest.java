package io.landport.streams.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitPaceTest {
    private static final long NOW = 1_700_000_000_000L;

    private final CommitCost cost = new CommitCost();
    private InputPace input = InputPace.CONTINUOUS;
    private final CommitPace pace = new CommitPace(cost, () -> input);

    @Test
    void shouldNotCommitNothing() {
        assertThat(pace.isDue(NOW, false)).isFalse();
    }

    @Test
    void shouldCommitTheFirstRecordAtOnce() {
        // When
        pace.onRecord(0, 64, NOW);

        // Then
        assertThat(pace.isDue(NOW, false)).isTrue();
    }

    @ParameterizedTest(name = "age {0} ms: {1} ms after the last commit")
    @CsvSource({"-3600000, 125", "0, 125", "999, 125", "1300, 200", "2500, 500", "4500, 1000", "86400000, 1000"})
    void shouldWaitForAQuarterOfTheLagWithinBounds(long age, long interval) {
        // Given
        pace.onCommit(0, NOW - interval + 1);

        // When
        pace.onRecord(NOW - age, 64, NOW);

        // Then
        assertThat(pace.isDue(NOW, false)).isFalse();
        pace.onCommit(0, NOW - interval);
        pace.onRecord(NOW - age, 64, NOW);
        assertThat(pace.isDue(NOW, false)).isTrue();
    }

    /** 16 of 64 records: a quarter of the way from 500 to 125 ms. */
    @ParameterizedTest(name = "{0} records: {1} ms after the last commit")
    @CsvSource({"1, 495", "16, 407", "32, 313", "64, 125", "100000, 125"})
    void shouldWaitLongerForFewRecords(long records, long interval) {
        // Given
        pace.onCommit(0, NOW - interval + 1);

        // When
        pace.onRecord(NOW, records, NOW);

        // Then
        assertThat(pace.isDue(NOW, false)).isFalse();
        assertThat(pace.isDue(NOW + 1, false)).isTrue();
    }

    @Test
    void shouldNotCommitWhatIsOnlyPartOfWhatTheThreadReadsAtIntervals() {
        // Given
        input = InputPace.READING;

        // When
        pace.onRecord(NOW, 64, NOW);

        // Then
        assertThat(pace.isDue(NOW + 60_000, false)).isFalse();
    }

    @ParameterizedTest(name = "{0} records")
    @ValueSource(longs = {1, 64})
    void shouldCommitWhateverTheThreadReadsAtIntervals(long records) {
        // Given
        input = InputPace.READ;
        pace.onCommit(0, NOW - 125);

        // When
        pace.onRecord(NOW, records, NOW);

        // Then
        assertThat(pace.isDue(NOW - 1, false)).isFalse();
        assertThat(pace.isDue(NOW, false)).isTrue();
    }

    @Test
    void shouldNotWaitLongerForFewRecordsIfManyEntriesAreLeft() {
        // When
        pace.onCommit(64, NOW);

        // Then
        assertThat(pace.isDue(NOW + 124, true)).isFalse();
        assertThat(pace.isDue(NOW + 125, true)).isTrue();
    }

    @Test
    void shouldWaitAsLongForTheRestOfACommit() {
        // Given
        pace.onRecord(NOW - 5_000, 64, NOW);

        // When
        pace.onCommit(0, NOW);

        // Then
        assertThat(pace.isDue(NOW + 1_000, false)).as("nothing is left").isFalse();
        assertThat(pace.isDue(NOW + 999, true)).isFalse();
        assertThat(pace.isDue(NOW + 1_000, true)).isTrue();
    }

    @Test
    void shouldNotLagBetweenTheEndOfABacklogAndTheNextRecord() {
        // Given
        pace.onRecord(NOW - 86_400_000, 64, NOW);

        // When
        pace.onEnd(NOW);

        // Then
        assertThat(pace.lagMillis(NOW)).isZero();
        pace.onRecord(NOW - 86_400_000, 64, NOW);
        assertThat(pace.isAtEnd()).isFalse();
        assertThat(pace.lagMillis(NOW)).isPositive();
    }

    /** A task that keeps up with intake, which lags, has processed everything again and again. */
    @Test
    void shouldNotFindTheEndOfABacklogMoreOftenThanTotalsAreDelayedIfOlderRecordsFollow() {
        // Given
        pace.onRecord(NOW - 86_400_000, 64, NOW);
        pace.onEnd(NOW);

        // When
        pace.onRecord(NOW - 1, 64, NOW + 9_999);

        // Then
        assertThat(pace.mayBeAtEnd(NOW + 9_999)).isFalse();
        assertThat(pace.mayBeAtEnd(NOW + 10_000)).isTrue();
    }

    @Test
    void shouldFindTheEndOfTheNextBacklog() {
        // Given
        pace.onRecord(NOW - 86_400_000, 64, NOW);
        pace.onEnd(NOW);

        // When
        pace.onRecord(NOW, 64, NOW + 5_000);

        // Then
        assertThat(pace.mayBeAtEnd(NOW + 5_000)).isTrue();
    }

    @ParameterizedTest(name = "age {0} ms: {1}")
    @CsvSource({"0, false", "1500, false", "1501, true"})
    void shouldLookForTheEndOfABacklogOnly(long age, boolean mayBeAtEnd) {
        // When
        pace.onRecord(NOW - age, 64, NOW);

        // Then
        assertThat(pace.mayBeAtEnd(NOW)).isEqualTo(mayBeAtEnd);
    }

    /** The average of many commits is a few nanoseconds below their time. */
    @ParameterizedTest(name = "commits that take {0} ms: {1} ms after the last commit")
    @CsvSource({"10, 125", "31, 125", "50, 200", "100, 400", "250, 1000", "30000, 1000"})
    void shouldWaitLongerIfCommitsTakeLong(long took, long interval) {
        // Given
        commits(100, took);
        pace.onCommit(0, NOW - interval);

        // When
        pace.onRecord(NOW, 64, NOW);

        // Then
        assertThat(pace.isDue(NOW - 2, false)).isFalse();
        assertThat(pace.isDue(NOW, false)).isTrue();
    }

    @Test
    void shouldNotWaitLongerAfterASingleSlowCommit() {
        // Given
        commits(100, 0);
        commits(1, 30_000);

        // When
        pace.onCommit(64, NOW);

        // Then
        assertThat(pace.isDue(NOW + 125, true)).isTrue();
    }

    @Test
    void shouldWaitNoLongerWhenCommitsAreFastAgain() {
        // Given
        commits(100, 30_000);
        commits(16, 10);

        // When
        pace.onCommit(64, NOW);

        // Then
        assertThat(pace.isDue(NOW + 180, true)).isTrue();
    }

    private void commits(int count, long tookMillis) {
        for (int commit = 0; commit < count; commit++) {
            cost.add(Duration.ofMillis(tookMillis));
        }
    }

    @Test
    void shouldHaveNoLagIfNoRecordsArrive() {
        // Given
        pace.onRecord(0, 64, NOW);

        // When
        pace.onCommit(0, NOW);

        // Then
        assertThat(pace.lagMillis(NOW + 1_500)).isEqualTo(NOW + 1_000);
        assertThat(pace.lagMillis(NOW + 1_501)).isZero();
    }

    @Test
    void shouldNotCountFreshRecordsAsLag() {
        // When
        pace.onRecord(NOW - 500, 64, NOW);

        // Then
        assertThat(pace.lagMillis(NOW)).isZero();
        assertThat(pace.lagMillis(NOW + 1)).isEqualTo(1);
    }

    @Test
    void shouldUseTheNewestRecordSinceTheLastCommit() {
        // Given
        pace.onRecord(NOW, 64, NOW);
        pace.onCommit(0, NOW);

        // When
        pace.onRecord(NOW - 3_000, 64, NOW);
        pace.onRecord(NOW - 2_000, 64, NOW);
        pace.onRecord(NOW - 5_000, 64, NOW);

        // Then
        assertThat(pace.lagMillis(NOW)).isEqualTo(1_500);
    }
}
