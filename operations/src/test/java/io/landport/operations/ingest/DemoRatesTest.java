package io.landport.operations.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.store.rate.ExchangeRate;
import io.landport.store.rate.Quotation;
import io.landport.store.rate.RateFile;
import io.landport.store.rate.RateKey;
import io.landport.store.rate.RateKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoRatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final int OLDEST_DOCUMENT_DAYS = 400;

    @Test
    void shouldHaveARateOfEachCurrencyForEachDayAndMonthThatIsSimulated() {
        // When
        RateFile rates = DemoRates.around(TODAY);

        // Then
        for (String currency : List.of("USD", "RUB", "EUR")) {
            List<ExchangeRate> days = rates.rates().stream()
                    .filter(rate ->
                            rate.key().currency().equals(currency) && rate.key().kind() == RateKind.DAY)
                    .toList();
            LocalDate first = days.get(0).key().day();
            LocalDate last = days.get(days.size() - 1).key().day();
            assertThat(first)
                    .isBeforeOrEqualTo(TODAY.minusDays(OLDEST_DOCUMENT_DAYS).withDayOfMonth(1));
            assertThat(last).isAfter(TODAY.plusMonths(10));
            assertThat(days).hasSize((int) ChronoUnit.DAYS.between(first, last) + 1);
        }
        assertThat(rates.rates())
                .contains(new ExchangeRate(
                        new RateKey("simulated", RateKind.MONTH, LocalDate.of(2025, 2, 1), "RUB"),
                        "CNY",
                        Quotation.INDIRECT,
                        new BigDecimal("11.5"),
                        1));
    }
}
