package io.landport.console.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RejectionRatesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final int DAYS_AGO = 3_000;

    private final RejectionRates rates = new RejectionRates();

    @Test
    void shouldRiseWithFiveInAnHourWhereThereWereNone() {
        // Given
        at("known for long", 1, DAYS_AGO);
        at("busy", 5, 30);
        at("calm", 4, 30);

        // When
        Set<String> rising = rates.rising(NOW);

        // Then
        assertThat(rising).containsExactly("busy");
    }

    /** 48 in the day before are two an hour: seven are more than three times as many, six are not. */
    @Test
    void shouldCompareTheLastHourWithTheDayBefore() {
        // Given
        at("known for long", 1, DAYS_AGO);
        at("more", 48, 600);
        at("more", 7, 10);
        at("alike", 48, 600);
        at("alike", 6, 10);

        // When
        Set<String> rising = rates.rising(NOW);

        // Then
        assertThat(rising).containsExactly("more");
    }

    /** Four in the two hours from which something is known are two an hour. */
    @Test
    void shouldCompareWithThePartOfTheDayThatIsKnown() {
        // Given
        at("more", 4, 180);
        at("more", 7, 10);
        at("alike", 4, 180);
        at("alike", 6, 10);

        // When
        Set<String> rising = rates.rising(NOW);

        // Then
        assertThat(rising).containsExactly("more");
    }

    /** The first rejections of a new installation are no rise. */
    @Test
    void shouldNotJudgeWithoutAnHourToCompareWith() {
        // Given
        at("new", 500, 110);
        at("new", 500, 10);

        // When
        Set<String> rising = rates.rising(NOW);

        // Then
        assertThat(rising).isEmpty();
    }

    @Test
    void shouldForgetWhatIsOlderThanTheDayBefore() {
        // Given
        at("busy", 480, DAYS_AGO);
        at("busy", 5, 30);

        // When
        Set<String> rising = rates.rising(NOW);

        // Then
        assertThat(rising).containsExactly("busy");
    }

    @Test
    void shouldEndWhenTheHourIsOver() {
        // Given
        at("known for long", 1, DAYS_AGO);
        at("busy", 50, 30);

        // When
        Set<String> later = rates.rising(NOW.plusSeconds(3_600));

        // Then
        assertThat(later).isEmpty();
    }

    private void at(String crossing, int count, int minutesAgo) {
        IntStream.range(0, count).forEach(index -> rates.take(crossing, NOW.minusSeconds(60L * minutesAgo)));
    }
}
