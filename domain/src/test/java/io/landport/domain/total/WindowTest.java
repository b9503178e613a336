package io.landport.domain.total;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.Samples;
import io.landport.domain.total.Rolling.RollingTotal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 9: the first day of a window. Both ends are included. */
class WindowTest {

    @ParameterizedTest
    @CsvSource({
        "7d,  2024-03-15, 2024-03-09",
        "30d, 2024-03-15, 2024-02-15",
        "mtd, 2024-03-15, 2024-03-01",
        "mtd, 2024-03-01, 2024-03-01",
        "ytd, 2024-03-15, 2024-01-01",
        "ytd, 2024-12-31, 2024-01-01",
        "12m, 2024-03-15, 2023-03-16",
        "12m, 2024-12-31, 2024-01-01",
        // The month of the first day is shorter: the window begins after its last day.
        "12m, 2024-02-29, 2023-03-01",
        "12m, 2025-02-28, 2024-02-29"
    })
    void shouldBeginOn(String code, LocalDate lastDay, LocalDate firstDay) {
        // When
        Window window = Window.ofCode(code).orElseThrow();

        // Then
        assertThat(window.firstDay(lastDay)).isEqualTo(firstDay);
        assertThat(window.code()).isEqualTo(code);
    }

    @Test
    void shouldHaveNoWindowsOfDaysForMonthlySources() {
        assertThat(Window.of(true)).extracting(Window::code).containsExactly("mtd", "ytd", "12m");
        assertThat(Window.of(false)).extracting(Window::code).containsExactly("7d", "30d", "mtd", "ytd", "12m");
    }

    @Test
    void shouldThrowForAWrongFirstDay() {
        assertThatThrownBy(() -> new RollingTotal(
                        Samples.key("wood").series(),
                        Window.SEVEN_DAYS,
                        Samples.DAY.minusDays(7),
                        Samples.DAY,
                        Amounts.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7d");
    }
}
