package io.landport.sdmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimePeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2021,                      2021-01-01, 2021-12-31",
        "2024-02,                   2024-02-01, 2024-02-29",
        "2021-03-31,                2021-03-31, 2021-03-31",
        "2021-03-31T23:30:00Z,      2021-03-31, 2021-03-31",
        "2021-A1,                   2021-01-01, 2021-12-31",
        "2021-S2,                   2021-07-01, 2021-12-31",
        "2021-T3,                   2021-09-01, 2021-12-31",
        "2021-Q1,                   2021-01-01, 2021-03-31",
        "2021-M02,                  2021-02-01, 2021-02-28",
        "2020-W53,                  2020-12-28, 2021-01-03",
        "2021-W01,                  2021-01-04, 2021-01-10",
        "2024-D366,                 2024-12-31, 2024-12-31"
    })
    void shouldHaveTheDaysOfAPeriod(String text, LocalDate first, LocalDate last) {
        // When
        TimePeriod period = TimePeriod.parse(text);

        // Then
        assertThat(period).isEqualTo(new TimePeriod(text, first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "21",
                "2021-13",
                "2021-02-29",
                "2021-Q5",
                "2021-Q0",
                "2021-S3",
                "2021-T4",
                "2021-M13",
                "2021-W53",
                "2021-D366",
                "2021-A2",
                "2021-X1",
                "2021-03-31T25:00:00",
                "latest"
            })
    void shouldRefuseAPeriodThatDoesNotExist(String text) {
        assertThatThrownBy(() -> TimePeriod.parse(text))
                .isInstanceOf(SdmxException.class)
                .hasMessageContaining("is not a time period")
                .extracting(failure -> ((SdmxException) failure).error())
                .isEqualTo(SdmxError.SYNTAX);
    }
}
