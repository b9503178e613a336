package io.landport.console.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.reference.Period;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums of totals that are replaced, against a plain loop over the latest ones. */
final class LatestTotalsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String RAIL = "suifenhe-grodekovo-rail";
    private static final String ROAD = "suifenhe-pogranichny-road";

    private final LatestTotals daily = new LatestTotals();

    @Test
    void shouldAddUpTheLatestTotalsOfAnyReplacements() {
        // Given
        long seed = 20260302;
        Random random = new Random(seed);
        Map<TotalKey, Amounts> latest = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            Series series = series(
                    "cn-gacc",
                    List.of(RAIL, ROAD).get(random.nextInt(2)),
                    List.of("wood", "energy", "paper").get(random.nextInt(3)),
                    random.nextBoolean() ? Flow.IMPORT : Flow.EXPORT,
                    List.of("RU", "KR").get(random.nextInt(2)),
                    "CNY");
            TotalKey key = new TotalKey(series, DAY.minusDays(random.nextInt(20)));
            Amounts amounts = random.nextInt(10) == 0
                    ? Amounts.ZERO
                    : Amounts.ofLine(random.nextInt(1_000_000), random.nextInt(1_000));
            latest.put(key, amounts);

            // When
            daily.take(new DailyTotal(key, amounts));
        }

        // Then
        Period week = new Period(DAY.minusDays(9), DAY.minusDays(3));
        for (Flow flow : Flow.values()) {
            for (String crossing : List.of(TotalCell.ALL, RAIL, ROAD)) {
                for (String sector : List.of(TotalCell.ALL, "wood", "energy", "paper")) {
                    Amounts expected = Amounts.ZERO;
                    for (Map.Entry<TotalKey, Amounts> total : latest.entrySet()) {
                        Series series = total.getKey().series();
                        if (series.flow() == flow
                                && (crossing.isEmpty() || series.crossing().equals(crossing))
                                && (sector.isEmpty() || series.sector().equals(sector))
                                && week.includes(total.getKey().day())) {
                            expected = expected.plus(total.getValue());
                        }
                    }
                    assertThat(daily.sum(new TotalCell("cn-gacc", "CNY", flow, crossing, sector), week))
                            .as("%s %s %s with seed %d", flow, crossing, sector, seed)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void shouldNeverAddSourcesOrCurrencies() {
        // When
        daily.take(total(series("cn-gacc", RAIL, "wood", Flow.IMPORT, "RU", "CNY"), DAY, 1));
        daily.take(total(series("cn-gacc", RAIL, "wood", Flow.IMPORT, "RU", "USD"), DAY, 2));
        daily.take(total(series("ru-fcs", RAIL, "wood", Flow.IMPORT, "CN", "CNY"), DAY, 4));

        // Then
        Period today = new Period(DAY, DAY);
        assertThat(daily.sum("cn-gacc", "CNY", TotalCell.ALL, TotalCell.ALL, today))
                .isEqualTo(Amounts.ofLine(1, 0));
        assertThat(daily.sum("cn-gacc", "USD", TotalCell.ALL, TotalCell.ALL, today))
                .isEqualTo(Amounts.ofLine(2, 0));
        assertThat(daily.sum("ru-fcs", "CNY", RAIL, "wood", today)).isEqualTo(Amounts.ofLine(4, 0));
        assertThat(daily.currencies("cn-gacc")).containsExactly("CNY", "USD");
    }

    /** A source that ends years ago must not be forgotten because another goes on. */
    @Test
    void shouldForgetDaysThatAreTooOldForTheirSource() {
        // Given
        Series series = series("cn-gacc", RAIL, "wood", Flow.IMPORT, "RU", "CNY");
        LocalDate old = DAY.minusDays(LatestTotals.DAYS);
        daily.take(total(series, old, 1));
        daily.take(total(series, old.plusDays(1), 2));
        daily.take(total(series("us-bts", "us-port:2304", "wood", Flow.IMPORT, "MX", "USD"), old, 8));

        // When
        daily.take(total(series, DAY, 4));
        daily.take(total(series, old, 16));

        // Then
        assertThat(daily.firstDay("cn-gacc")).hasValue(old.plusDays(1));
        assertThat(daily.sum("cn-gacc", "CNY", RAIL, "wood", new Period(old, DAY))
                        .lines())
                .isEqualTo(2);
        assertThat(daily.newestDay("us-bts")).hasValue(old);
    }

    @Test
    void shouldNotTakeAnEmptyTotalForADayWithTrade() {
        // Given
        Series series = series("cn-gacc", RAIL, "wood", Flow.IMPORT, "RU", "CNY");
        daily.take(total(series, DAY.minusDays(1), 1));
        daily.take(total(series, DAY, 1));

        // When
        daily.take(new DailyTotal(new TotalKey(series, DAY), Amounts.ZERO));

        // Then
        assertThat(daily.newestDay("cn-gacc")).hasValue(DAY.minusDays(1));
    }

    private static DailyTotal total(Series series, LocalDate day, long value) {
        return new DailyTotal(new TotalKey(series, day), Amounts.ofLine(value, 0));
    }

    private static Series series(
            String source, String crossing, String sector, Flow flow, String partner, String currency) {
        return new Series(
                source, "CN", partner, "2301", crossing, sector, flow, Channel.CUSTOMS, "general", "rail", currency);
    }
}
