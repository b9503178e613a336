package io.landport.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.Seed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 60;

    @Test
    void shouldMergeToTheSameDaysInTheFewestPeriods() {
        // Given
        SplittableRandom random = Seed.random("PeriodTest");
        for (int round = 0; round < 500; round++) {
            List<Period> periods = new ArrayList<>();
            for (int number = random.nextInt(6); number > 0; number--) {
                periods.add(period(random));
            }

            // When
            List<Period> union = Period.union(periods);

            // Then
            List<Integer> days = days(periods);
            assertThat(days(union)).as("round %d: %s", round, periods).isEqualTo(days);
            long runs = days.stream().filter(day -> !days.contains(day - 1)).count();
            assertThat(union).as("round %d: %s", round, periods).hasSize((int) runs);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        2020-01-01, 2020-01-31, 2020-01-31, 2020-02-03, 2020-01-31..2020-01-31
        2020-01-01, -,          2020-01-31, 2020-02-03, 2020-01-31..2020-02-03
        -,          2020-02-01, 2020-01-31, -,          2020-01-31..2020-02-01
        -,          -,          -,          -,          ..
        2020-01-01, 2020-01-31, 2020-02-01, -,          none
        """)
    void shouldOverlapOnTheDaysThatBothHave(
            LocalDate from, LocalDate to, LocalDate otherFrom, LocalDate otherTo, String expected) {
        // Given
        Period one = Period.of(from, to);
        Period other = Period.of(otherFrom, otherTo);

        // Then
        assertThat(one.overlap(other).map(Period::toString).orElse("none")).isEqualTo(expected);
        assertThat(other.overlap(one).map(Period::toString).orElse("none")).isEqualTo(expected);
    }

    @Test
    void shouldNotEndBeforeItBegins() {
        assertThatThrownBy(() -> Period.of(START, START.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("valid_to 2019-12-31 is before valid_from 2020-01-01");
    }

    private static Period period(SplittableRandom random) {
        int from = random.nextInt(DAYS);
        int to = from + random.nextInt(DAYS - from);
        return Period.of(
                random.nextInt(10) == 0 ? null : START.plusDays(from),
                random.nextInt(10) == 0 ? null : START.plusDays(to));
    }

    private static List<Integer> days(List<Period> periods) {
        return IntStream.range(-1, DAYS + 1)
                .filter(day -> periods.stream().anyMatch(period -> period.includes(START.plusDays(day))))
                .boxed()
                .toList();
    }
}
