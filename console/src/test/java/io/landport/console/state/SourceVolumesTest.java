package io.landport.console.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.console.state.SourceVolumes.Week;
import io.landport.domain.fate.FateCount;
import io.landport.domain.fate.FateKey;
import io.landport.monitor.FateBook;
import io.landport.monitor.OpenDays;
import io.landport.reference.ReferenceReader;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class SourceVolumesTest {
    /** A Tuesday without a holiday in the weeks before. */
    private static final LocalDate TUESDAY = LocalDate.of(2026, 9, 15);

    private final FateBook fates = new FateBook();
    private final SourceVolumes volumes = new SourceVolumes(fates, new OpenDays(ReferenceReader.bundled()));

    /** A history that was loaded on one day does not change the habit, nor do other weekdays. */
    @Test
    void shouldKnowTheUsualNumberOfAWeekday() {
        // Given
        for (int week = 1; week <= 8; week++) {
            take("counted", TUESDAY.minusWeeks(week), week == 3 ? 90_000 : 100 + week);
            take("counted", TUESDAY.minusWeeks(week).plusDays(1), 7);
        }

        // Then
        assertThat(volumes.usual("cn-gacc", TUESDAY)).hasValue(106);
        assertThat(volumes.usual("cn-gacc", TUESDAY.plusDays(1))).hasValue(7);
    }

    @Test
    void shouldCallLessThanHalfOfAUsualTuesdayLow() {
        // Given
        for (int week = 1; week <= 8; week++) {
            take("counted", TUESDAY.minusWeeks(week), 100);
        }

        // When
        take("counted", TUESDAY, 30);
        take("rejected", TUESDAY, 19);

        // Then
        assertThat(volumes.low(TUESDAY)).containsExactly("cn-gacc");
        take("rejected", TUESDAY, 20);
        assertThat(volumes.low(TUESDAY)).isEmpty();
    }

    /** 20 are too few, and three weeks too short, to call anything usual. */
    @Test
    void shouldNotJudgeWithoutAHabit() {
        // Given
        for (int week = 1; week <= 8; week++) {
            take("counted", TUESDAY.minusWeeks(week), 19);
        }
        for (int week = 1; week <= 3; week++) {
            take("counted", TUESDAY.minusWeeks(week).plusDays(1), 1_000);
        }

        // Then
        assertThat(volumes.low(TUESDAY)).isEmpty();
        assertThat(volumes.usual("us-bts", TUESDAY)).isEmpty();
        assertThat(new SourceVolumes(new FateBook(), new OpenDays(ReferenceReader.bundled())).low(TUESDAY))
                .isEmpty();
    }

    /** On the National Day of China nobody works. */
    @Test
    void shouldExpectNothingOnAHoliday() {
        // Given
        LocalDate holiday = LocalDate.of(2026, 10, 1);
        for (int week = 1; week <= 8; week++) {
            take("counted", holiday.minusWeeks(week), 100);
        }

        // Then
        assertThat(volumes.usual("cn-gacc", holiday)).isEmpty();
        assertThat(volumes.low(holiday)).isEmpty();
    }

    /** Of the four Thursdays before, one is the National Day: three are too few. */
    @Test
    void shouldCountNoHolidayForAHabit() {
        // Given
        LocalDate thursday = LocalDate.of(2026, 10, 15);
        take("counted", thursday.minusWeeks(1), 100);
        take("counted", thursday.minusWeeks(3), 100);
        take("counted", thursday.minusWeeks(4), 100);

        // Then
        assertThat(volumes.usual("cn-gacc", thursday)).isEmpty();
        take("counted", thursday.minusWeeks(5), 100);
        assertThat(volumes.usual("cn-gacc", thursday)).hasValue(100);
    }

    @Test
    void shouldAddUpWeeks() {
        // Given
        take("counted", TUESDAY, 10);
        take("rejected", TUESDAY, 2);
        take("replaced", TUESDAY.minusDays(1), 3);
        take("counted", TUESDAY.minusDays(2), 4);
        take("read", TUESDAY, 99);

        // Then
        assertThat(volumes.weeks("cn-gacc", TUESDAY))
                .containsExactly(
                        new Week(TUESDAY.minusDays(1), 15, 2, 3, 2), new Week(TUESDAY.minusDays(8), 4, 0, 0, 1));
        assertThat(volumes.weeks("us-bts", TUESDAY)).isEmpty();
    }

    private void take(String fate, LocalDate received, long messages) {
        fates.take(new FateCount(new FateKey("customs.documents.v1", "cn-gacc", received, fate), messages));
    }
}
