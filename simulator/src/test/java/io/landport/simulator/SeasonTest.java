package io.landport.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonTest {

    @ParameterizedTest
    @CsvSource({
        "water, 2026-04-30, false",
        "water, 2026-05-01, true",
        "water, 2026-10-31, true",
        "water, 2026-11-01, false",
        "ice, 2026-12-14, false",
        "ice, 2026-12-15, true",
        "ice, 2026-01-01, true",
        "ice, 2026-03-20, true",
        "ice, 2026-03-21, false",
        "all-year, 2024-02-29, true",
        "all-year, 2026-12-31, true",
    })
    void shouldIncludeItsDays(String season, LocalDate day, boolean isIncluded) {
        assertThat(Season.ofCode(season).includes(day)).isEqualTo(isIncluded);
    }
}
