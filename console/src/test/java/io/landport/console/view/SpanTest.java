package io.landport.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The periods that figures are compared with, by hand. */
final class SpanTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-15, 1d,  2026-03-15, 2026-03-14, 2026-03-14",
        "2026-03-15, 7d,  2026-03-09, 2026-03-02, 2026-03-08",
        "2026-03-15, 30d, 2026-02-14, 2026-01-15, 2026-02-13",
        "2026-03-15, mtd, 2026-03-01, 2026-02-01, 2026-02-15",
        "2026-03-30, mtd, 2026-03-01, 2026-02-01, 2026-02-28",
        "2026-02-28, mtd, 2026-02-01, 2026-01-01, 2026-01-31",
        "2026-03-15, ytd, 2026-01-01, 2025-01-01, 2025-03-15",
        "2024-02-29, ytd, 2024-01-01, 2023-01-01, 2023-02-28",
        "2026-03-15, 12m, 2025-03-16, 2024-03-16, 2025-03-15"
    })
    void shouldCompareWithAsManyDaysOrTheSameDaysBefore(
            LocalDate newest, String code, LocalDate first, LocalDate beforeFirst, LocalDate beforeLast) {
        // When
        Span span = Span.of(newest, false).stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(span.period().from()).isEqualTo(first);
        assertThat(span.period().to()).isEqualTo(newest);
        assertThat(span.before().from()).isEqualTo(beforeFirst);
        assertThat(span.before().to()).isEqualTo(beforeLast);
    }

    @Test
    void shouldHaveNoDaysForASourceOfMonths() {
        // When
        var codes = Span.of(LocalDate.of(2026, 3, 31), true).stream().map(Span::code);

        // Then
        assertThat(codes).containsExactly("mtd", "ytd", "12m");
    }
}
