package io.landport.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000 * MILLISECOND;

    /** A clock that moves only while somebody waits, and then a little too far, as real ones do. */
    private static final class FakeClock {
        private long now;
        private long oversleep;

        long now() {
            return now;
        }

        void park(long nanos) {
            now += nanos + oversleep;
        }
    }

    @Test
    void shouldSpreadTurnsEvenly() {
        // Given
        FakeClock clock = new FakeClock();
        Pacer pace = new Pacer(4, clock::now, clock::park);

        // When
        List<Long> turns = turns(pace, clock, 5);

        // Then
        assertThat(turns)
                .containsExactly(0L, 250 * MILLISECOND, 500 * MILLISECOND, 750 * MILLISECOND, 1_000 * MILLISECOND);
    }

    @Test
    void shouldNotAddUpLatenessNorRounding() {
        // Given
        // 3 a second do not divide a second, and every wait ends 2 ms late.
        FakeClock clock = new FakeClock();
        clock.oversleep = 2 * MILLISECOND;
        Pacer pace = new Pacer(3, clock::now, clock::park);

        // When
        List<Long> turns = turns(pace, clock, 3 * 3_600 + 1);

        // Then
        assertThat(turns.get(turns.size() - 1)).isEqualTo(3_600 * SECOND + clock.oversleep);
    }

    @Test
    void shouldCatchUpAfterAShortStall() {
        // Given
        FakeClock clock = new FakeClock();
        Pacer pace = new Pacer(10, clock::now, clock::park);
        turns(pace, clock, 1);

        // When
        clock.now += 450 * MILLISECOND;
        List<Long> turns = turns(pace, clock, 6);

        // Then
        assertThat(turns)
                .containsExactly(
                        450 * MILLISECOND,
                        450 * MILLISECOND,
                        450 * MILLISECOND,
                        450 * MILLISECOND,
                        500 * MILLISECOND,
                        600 * MILLISECOND);
    }

    @Test
    void shouldStartAnewAfterALongStall() {
        // Given
        FakeClock clock = new FakeClock();
        Pacer pace = new Pacer(10, clock::now, clock::park);
        turns(pace, clock, 1);

        // When
        clock.now += 60 * SECOND;
        List<Long> turns = turns(pace, clock, 2);

        // Then
        assertThat(turns).containsExactly(60 * SECOND, 60 * SECOND + 100 * MILLISECOND);
    }

    @Test
    void shouldWaitOnAfterAnEarlyReturn() {
        // Given
        FakeClock clock = new FakeClock();
        Pacer pace = new Pacer(1, clock::now, nanos -> clock.park(Math.max(1, nanos / 2)));

        // When
        List<Long> turns = turns(pace, clock, 2);

        // Then
        assertThat(turns).containsExactly(0L, SECOND);
    }

    @Test
    void shouldStopAtAnInterrupt() {
        // Given
        FakeClock clock = new FakeClock();
        Pacer pace = new Pacer(1, clock::now, nanos -> Thread.currentThread().interrupt());
        pace.awaitTurn();

        // When
        boolean isTurn = pace.awaitTurn();

        // Then
        assertThat(isTurn).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shouldRefuseARateBelowOne() {
        assertThatThrownBy(() -> Pacer.of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate is 0 a second, must be at least 1");
    }

    private static List<Long> turns(Pacer pace, FakeClock clock, int count) {
        List<Long> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assertThat(pace.awaitTurn()).isTrue();
            turns.add(clock.now());
        }
        return turns;
    }
}
