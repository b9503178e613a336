package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.total.Amounts;
import io.landport.query.Asked;
import io.landport.query.TestStore;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures were worked out by hand. */
@Tag("server")
class PriceQuestionTest {
    private static final String RAIL = " suifenhe-grodekovo-rail wood import cn-gacc CN customs CNY";
    private static final String ROAD = " dongning-poltavka energy import cn-gacc CN customs CNY";
    private static final String RAIL_OF_RUSSIA = " suifenhe-grodekovo-rail wood import ru-fcs RU customs USD";
    private static final String INDICES =
            "lines,base_lines,value,base_value,currency,laspeyres,paasche,fisher,volume_laspeyres,"
                    + "volume_paasche,volume_fisher,coverage,base_coverage,items_weighed,items_indexed,reason\n";
    private static final String SPLIT =
            "lines,base_lines,value,base_value,currency,volume_change,mix_change,price_change,"
                    + "other_change,exchange_rate_change,value_growth,volume_growth,mix_growth,price_growth,other_growth,"
                    + "exchange_rate_growth,coverage,base_coverage,items_weighed,items_indexed,reason";

    private final Asked index = new Asked(PriceQuestion.index()).with("from", "2021-01");
    private final Asked growth = new Asked(PriceQuestion.growth()).with("from", "2021-01");

    private static TestStore trade() throws Exception {
        return TestStore.empty()
                .with("2020-03-02" + RAIL, 1, 0, "100", "40")
                .with("2020-03-31" + ROAD, 1, 0, "300", "100")
                .with("2021-03-05" + RAIL, 1, 0, "150", "50")
                .with("2021-03-31" + ROAD, 1, 0, "450", "100")
                .with("2022-03-05" + RAIL, 1, 0, "180", "60")
                .with("2022-03-31" + ROAD, 1, 0, "450", "100");
    }

    /** On the days of the first imports of Russia in two years. */
    private static TestStore rates() throws Exception {
        return TestStore.empty()
                .withRate("cbr", "day", LocalDate.of(2020, 3, 2), "USD", "RUB", "60")
                .withRate("cbr", "day", LocalDate.of(2021, 3, 1), "USD", "RUB", "75");
    }

    @Test
    void shouldCompareUnitValuesWithTheYearBefore() throws Exception {
        // Given
        TestStore store = trade();

        // Then
        assertThat(store.csv(index)).isEqualTo("month," + INDICES + """
                2021-03,2,2,600,400,CNY,142.5,141.1765,141.8367,106.25,105.2632,105.7554,100,100,2,2,
                2022-03,2,2,630,600,CNY,100,100,100,105,105,105,100,100,2,2,
                """);
        assertThat(store.csv(index.with("month", "2022-03"))).isEqualTo("month," + INDICES + """
                2022-03,2,2,630,600,CNY,100,100,100,105,105,105,100,100,2,2,
                """);
        assertThat(store.csv(index.with("by", "year,crossing").with("to", "2021-12")))
                .isEqualTo("year,crossing," + INDICES.replace("reason", "reason,months_missing") + """
                2021,dongning-poltavka,1,1,450,300,CNY,150,150,150,100,100,100,100,100,1,1,,12
                2021,suifenhe-grodekovo-rail,1,1,150,100,CNY,120,120,120,125,125,125,100,100,1,1,,12
                """);
    }

    @Test
    void shouldFindTheBaseOnTheOtherSideOfALeapDay() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2020-01-02" + RAIL, 1, 0, "90", "30")
                .with("2020-02-02" + RAIL, 1, 0, "100", "40")
                .with("2020-03-02" + RAIL, 1, 0, "80", "20")
                .with("2021-02-05" + RAIL, 1, 0, "150", "50")
                .with("2022-02-05" + RAIL, 1, 0, "180", "60");

        // Then
        assertThat(store.csv(index)).isEqualTo("month," + INDICES + """
                2021-02,1,1,150,100,CNY,120,120,120,125,125,125,100,100,1,1,
                2022-02,1,1,180,150,CNY,100,100,100,120,120,120,100,100,1,1,
                """);
    }

    @Test
    void shouldChainIndicesOfTheSameMonth() throws Exception {
        // Given
        TestStore store = trade().with("2024-03-05" + RAIL, 1, 0, "180", "60");
        Asked chained = index.with("base", "chained");

        // Then
        assertThat(store.csv(chained)).isEqualTo("month," + INDICES + """
                2021-03,2,2,600,400,CNY,142.5,141.1765,141.8367,106.25,105.2632,105.7554,100,100,2,2,
                2022-03,2,2,630,600,CNY,142.5,141.1765,141.8367,111.5625,110.5263,111.0432,100,100,2,2,
                2024-03,1,0,180,,CNY,,,,,,,0,,0,0,base not reported
                """);
        assertThatThrownBy(() -> store.csv(chained.with("by", "flow")))
                .hasMessageContaining("--base: chained indices need month or year in --by");
        assertThatThrownBy(() -> store.csv(index.with("base", "first")))
                .hasMessageContaining("--base: \"first\" is none of year-before, chained");
    }

    @Test
    void shouldSplitGrowthIntoPriceVolumeMixAndTheRest() throws Exception {
        // Given
        TestStore store = trade().with("2021-03-31" + ROAD.replace("energy", "wood"), 1, 1, "70", "0")
                .with("2020-03-31" + ROAD.replace("energy", "wood"), 1, 0, "30", "10");

        // Then
        assertThat(store.csv(growth.with("to", "2021-12"))).isEqualTo("month," + SPLIT + """

                2021-03,3,3,670,430,CNY,28.5714,-3.5714,175,40,0,55.814,6.6445,-0.8305,40.6976,9.3024,0,89.5522,93.0233,2,2,
                """);
    }

    @Test
    void shouldSayWhyThereIsNoIndex() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2020-03-02" + RAIL, 1, 0, "100", "40")
                .with("2021-03-05" + RAIL, 1, 1, "150", "0")
                .with("2020-04-02" + RAIL, 1, 0, "100", "40")
                .with("2021-04-05" + RAIL, 1, 0, "1001", "40")
                .with("2020-05-02" + RAIL, 1, 0, "100", "40")
                .with("2021-05-05" + ROAD, 1, 0, "100", "40");

        // Then
        assertThat(store.csv(index)).isEqualTo("month," + INDICES + """
                2021-03,1,1,150,100,CNY,,,,,,,0,0,0,0,weights missing
                2021-04,1,1,1001,100,CNY,,,,,,,0,0,1,0,unit values changed too much
                2021-05,1,1,100,100,CNY,,,,,,,0,0,0,0,no item in both months
                """);
    }

    @Test
    void shouldShowTheEffectOfExchangeRates() throws Exception {
        // Given
        TestStore store = rates().with("2020-03-02" + RAIL_OF_RUSSIA, 1, 0, "20", "4")
                .with("2021-03-01" + RAIL_OF_RUSSIA, 1, 0, "40", "5");
        Asked rubles = growth.with("currency", "RUB");

        // Then
        assertThat(store.csv(rubles))
                .isEqualTo("month," + SPLIT + ",lines_not_converted,base_lines_not_converted" + """

                2021-03,1,1,3000,1200,RUB,300,0,900,0,600,150,25,0,75,0,50,100,100,1,1,,0,0
                """);
        assertThat(store.csv(rubles.with("currency", "KZT")))
                .endsWith("2021-03,1,1,,,KZT,,,,,,,,,,,,,,0,0,cbr: no rate of KZT,1,1\n");
        assertThatThrownBy(() -> store.csv(rubles.with("original-currency", "USD")))
                .hasMessageContaining("--original-currency: cannot be used together with --currency");
    }

    /** In another currency as known before and after a further import of the same month. */
    @Test
    void shouldSplitGrowthInACurrencyAsKnownOnADay() throws Exception {
        // Given
        Amounts more = new Amounts(1, 0, TestStore.money("40"), TestStore.kilograms("5"));
        TestStore store = rates().withChange(
                        TestStore.key("2020-03-02" + RAIL_OF_RUSSIA),
                        LocalDate.of(2020, 4, 1),
                        new Amounts(1, 0, TestStore.money("20"), TestStore.kilograms("4")))
                .withChange(TestStore.key("2021-03-01" + RAIL_OF_RUSSIA), LocalDate.of(2021, 4, 1), more)
                .withChange(TestStore.key("2021-03-01" + RAIL_OF_RUSSIA), LocalDate.of(2021, 5, 1), more);
        Asked rubles = growth.with("currency", "RUB");

        // Then
        assertThat(store.csv(rubles.with("known-on", "2021-04-30")))
                .endsWith("\n2021-03,1,1,3000,1200,RUB,300,0,900,0,600,150,25,0,75,0,50,100,100,1,1,,0,0\n");
        assertThat(store.csv(rubles.with("known-on", "2021-05-01")))
                .endsWith("\n2021-03,2,1,6000,1200,RUB,1800,0,1800,0,1200,400,150,0,150,0,100,100,100,1,1,,0,0\n");
    }

    /** Also in another currency, for which items are read in another way. */
    @Test
    void shouldNotCompareWithABaseWithoutWeight() throws Exception {
        // Given
        TestStore store = rates().with("2020-03-02" + RAIL_OF_RUSSIA, 1, 1, "20", "0")
                .with("2021-03-01" + RAIL_OF_RUSSIA, 1, 0, "40", "5");

        // Then
        assertThat(store.csv(index)).endsWith("2021-03,1,1,40,20,USD,,,,,,,0,0,0,0,weights missing\n");
        assertThat(store.csv(index.with("currency", "RUB")))
                .endsWith("2021-03,1,1,3000,1200,RUB,,,,,,,0,0,0,0,weights missing,0,0\n");
    }
}
