package io.landport.streams.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Month, commodity and unit are unpacked as they were packed. */
final class CommodityMonthTest {
    @ParameterizedTest
    @CsvSource({
        "2021-01-31, 080300, 0",
        "2021-12-01, 01, 16777215",
        "0000-01-01, 000000, 1",
        "9999-12-31, 999999, 7",
        "2021-01-01, 0803, 2"
    })
    void shouldKeepAllThree(LocalDate day, String commodity, int unit) {
        // When
        long goods = CommodityMonth.of(CommodityMonth.monthOf(day), CommodityMonth.numberOf(commodity), unit);

        // Then
        assertThat(CommodityMonth.yearMonth(goods)).isEqualTo(YearMonth.from(day));
        assertThat(CommodityMonth.commodityOf(CommodityMonth.commodity(goods))).isEqualTo(commodity);
        assertThat(CommodityMonth.unit(goods)).isEqualTo(unit);
    }
}
