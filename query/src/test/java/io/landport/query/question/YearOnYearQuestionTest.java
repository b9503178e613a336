package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.query.Asked;
import io.landport.query.TestStore;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class YearOnYearQuestionTest {
    private static final String RAIL = " suifenhe-grodekovo-rail wood import cn-gacc CN customs CNY";
    private static final String ROAD = " dongning-poltavka energy import cn-gacc CN customs CNY";
    private static final String OUT = " dongning-poltavka energy export cn-gacc CN customs CNY";
    private static final String COLUMNS = "lines,base_lines,value,base_value,currency,value_growth,contribution,"
            + "net_weight_kg,base_net_weight_kg,net_weight_growth,unit_value,base_unit_value,unit_value_growth,has_break\n";

    private final Asked all = new Asked(new YearOnYearQuestion());
    private final Asked years = all.with("from", "2021-01");

    @Test
    void shouldSetMonthsBesideThoseOfTheYearBefore() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2020-03-02" + RAIL, 1, 0, "100", "40")
                .with("2020-03-31" + ROAD, 2, 1, "300", "10")
                .with("2021-03-05" + RAIL, 2, 0, "150", "30")
                .with("2021-03-31" + OUT, 4, 0, "8", "2");

        // Then
        assertThat(store.csv(years.with("by", "month,flow,crossing")))
                .isEqualTo("month,flow,crossing," + COLUMNS + """
                2021-03,export,dongning-poltavka,4,,8,,CNY,,,2,,,4,,,
                2021-03,import,dongning-poltavka,0,2,0,300,CNY,-100,-75,0,10,-100,,,,
                2021-03,import,suifenhe-grodekovo-rail,2,1,150,100,CNY,50,12.5,30,40,-25,5,2.5,100,
                """);
        assertThat(store.table(years.with("by", "month,flow,crossing")).lines()).allMatch(line -> line.length() <= 140);
        assertThat(store.csv(years.with("by", "month,flow").with("flow", "import")))
                .isEqualTo("month,flow," + COLUMNS + """
                        2021-03,import,2,3,150,400,CNY,-62.5,-62.5,30,50,-40,5,2.5,100,
                        """);
        assertThat(store.csv(years.with("crossing", "suifenhe-grodekovo-rail"))).isEqualTo("month," + COLUMNS + """
                        2021-03,2,1,150,100,CNY,50,12.5,30,40,-25,5,2.5,100,
                        """);
        assertThat(store.csv(years))
                .as("growth of both flows where one has no base")
                .isEqualTo("month," + COLUMNS + """
                2021-03,6,,158,,CNY,,,32,,,4.9375,,,
                """);
    }

    @Test
    void shouldConvertBothYearsAtTheRatesOfTheirDaysAndCompareThen() throws Exception {
        // Given
        String rail = " suifenhe-grodekovo-rail wood import ru-fcs RU customs ";
        String road = " dongning-poltavka wood import ru-fcs RU customs ";
        TestStore store = TestStore.empty()
                .withRate("cbr", "day", LocalDate.of(2020, 3, 2), "USD", "RUB", "60")
                .withRate("cbr", "day", LocalDate.of(2021, 3, 1), "USD", "RUB", "75")
                .withRate("cbr", "day", LocalDate.of(2021, 3, 2), "USD", "RUB", "81")
                .with("2020-03-02" + rail + "USD", 1, 0, "20", "4")
                .with("2020-03-02" + rail + "RUB", 2, 0, "300", "1")
                .with("2021-03-01" + rail + "USD", 3, 0, "10", "2")
                .with("2021-03-02" + rail + "USD", 4, 0, "20", "8")
                .with("2020-03-02" + road + "RUB", 1, 0, "100", "1")
                .with("2021-03-02" + road + "KZT", 5, 0, "100", "1");
        Asked rubles = years.with("currency", "RUB");

        // Then
        String columns = "lines,base_lines,value,base_value,currency,value_growth,net_weight_kg,base_net_weight_kg,"
                + "net_weight_growth,lines_not_converted,base_lines_not_converted,reason\n";
        assertThat(store.csv(rubles.with("by", "month,crossing"))).isEqualTo("month,crossing," + columns + """
                        2021-03,dongning-poltavka,5,1,,100,RUB,,1,1,0,5,0,cbr: no rate of KZT
                        2021-03,suifenhe-grodekovo-rail,7,3,2370,1500,RUB,58,10,5,100,0,0,
                        """);
        assertThat(store.csv(rubles)).isEqualTo("month," + columns + """
                        2021-03,12,4,,1600,RUB,,11,6,83.3333,5,0,cbr: no rate of KZT
                        """);
        assertThatThrownBy(() -> store.csv(rubles.with("days-after", "5").with("original-currency", "USD")))
                .hasMessageContaining("--days-after: cannot be used together with --currency")
                .hasMessageContaining("--original-currency: cannot be used together with --currency");
    }

    @Test
    void shouldSelectMonthsAndYearsBesideTheirBases() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2020-03-02" + RAIL, 1, 0, "100", "40")
                .with("2021-02-05" + RAIL, 2, 0, "120", "30")
                .with("2021-03-05" + RAIL, 3, 0, "150", "30")
                .with("2022-03-05" + RAIL, 4, 0, "75", "30");

        // Then
        assertThat(store.csv(years.with("month", "2021-03"))).isEqualTo("month," + COLUMNS + """
                        2021-03,3,1,150,100,CNY,50,50,30,40,-25,5,2.5,100,
                        """);
        assertThat(store.csv(years.with("year", "2022")))
                .contains("\n2022-03,4,3,75,150,CNY,-50,")
                .hasLineCount(2);
        assertThat(store.csv(new Asked(new MonthOnMonthQuestion()).with("month", "2021-03")))
                .contains("\n2021-03,3,2,150,120,CNY,25,")
                .hasLineCount(2);
    }

    @Test
    void shouldCompareByPartnerAndMode() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        for (String part : List.of("RU road 10 20", "RU rail 30 30", "KZ road 60 90")) {
            String[] words = part.split(" ", -1);
            store.with(total("2020-03-02", words[0], words[1]), amounts(words[2]))
                    .with(total("2021-03-02", words[0], words[1]), amounts(words[3]));
        }

        // Then
        assertThat(store.csv(years.with("by", "partner")))
                .contains("\nKZ,1,1,90,60,CNY,50,30,", "\nRU,2,2,50,40,CNY,25,10,");
        assertThat(store.csv(years.with("by", "mode").with("partner", "RU")))
                .contains("\nrail,1,1,30,30,CNY,0,0,", "\nroad,1,1,20,10,CNY,100,10,");
    }

    private static TotalKey total(String day, String partner, String mode) {
        return new TotalKey(
                new Series(
                        "cn-gacc",
                        "CN",
                        partner,
                        Series.NOT_SPECIFIED,
                        "dongning-poltavka",
                        "wood",
                        Flow.IMPORT,
                        Channel.CUSTOMS,
                        "general",
                        mode,
                        "CNY"),
                LocalDate.parse(day));
    }

    private static Amounts amounts(String value) {
        return new Amounts(1, 0, Int128.of(Long.parseLong(value) * 10_000), Int128.ZERO);
    }

    @Test
    void shouldCompareYearsOnlyWhereEachMonthHasABase() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2019-02-02" + RAIL, 1, 0, "100", "10")
                .with("2020-01-02" + RAIL, 1, 0, "20", "10")
                .with("2020-02-02" + RAIL, 1, 0, "110", "10")
                .with("2021-01-02" + RAIL, 1, 0, "30", "10")
                .with("2021-02-02" + RAIL, 1, 0, "100", "10")
                .withChange("2021-01-02" + RAIL, LocalDate.of(2021, 2, 3), 1, "30")
                .withChange("2020-12-02" + RAIL, LocalDate.of(2021, 2, 3), 0, "0.5");
        store.execute("DELETE FROM series_break");

        // When
        String csv = store.csv(all.with("by", "year,source").with("to", "2021-12"));

        // Then
        assertThat(csv).isEqualTo("year,source," + COLUMNS.replace("\n", ",months_missing\n") + """
                2019,cn-gacc,1,,100,,CNY,,,10,,,10,,,,12
                2020,cn-gacc,2,,130,,CNY,,,20,,,6.5,,,,11
                2021,cn-gacc,2,2,130,130,CNY,0,,20,20,0,6.5,6.5,0,,11
                """);
    }

    @Test
    void shouldCompareWhatWasKnownOnOneDayOrEquallyEarly() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2020-03-02" + RAIL, 1, 0, "140", "0")
                .withChange("2020-03-02" + RAIL, LocalDate.of(2020, 4, 10), 1, "100")
                .withChange("2020-03-02" + RAIL, LocalDate.of(2020, 4, 11), 0, "20")
                .withChange("2020-03-02" + RAIL, LocalDate.of(2021, 6, 1), 0, "20")
                .with("2021-03-02" + RAIL, 1, 0, "150", "0")
                .withChange("2021-03-02" + RAIL, LocalDate.of(2021, 4, 10), 1, "90")
                .withChange("2021-03-02" + RAIL, LocalDate.of(2021, 5, 1), 0, "60");

        // Then
        assertThat(store.csv(years)).contains("\n2021-03,1,1,150,140,CNY,7.1429,7.1429,");
        assertThat(store.csv(years.with("days-after", "10"))).contains("\n2021-03,1,1,90,100,CNY,-10,-10,");
        assertThat(store.csv(years.with("days-after", "11"))).contains("\n2021-03,1,1,90,120,CNY,-25,-25,");
        assertThat(store.csv(years.with("days-after", "9")).lines()).hasSize(1);
        assertThat(store.csv(years.with("known-on", "2021-04-30"))).contains("\n2021-03,1,1,90,120,CNY,-25,-25,");
        assertThat(store.csv(years.with("known-on", "2021-05-31"))).contains("\n2021-03,1,1,150,120,CNY,25,25,");
        assertThat(store.csv(all.with("known-on", "2020-04-09")).lines()).hasSize(1);
    }

    @Test
    void shouldTellWhereAPartIsNotAlikeWithTheYearBefore() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .with("2020-03-02" + RAIL, 1, 0, "100", "10")
                .with("2021-03-02" + RAIL, 1, 0, "150", "10")
                .with("2022-03-02" + RAIL, 1, 0, "150", "10");
        store.execute("INSERT INTO series_break (reporter, regime, day, note, reference_version)"
                + " VALUES ('CN', NULL, '2020-12-01', 'More counts.', 't')");

        // Then
        assertThat(store.csv(years))
                .contains("\n2021-03,1,1,150,100,", ",15,10,50,yes\n2022-03,")
                .endsWith(",15,15,0,\n");
    }

    @Test
    void shouldNameEveryProblem() {
        assertThatThrownBy(years.with("known-on", "2021-03").with("days-after", "-1")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("--known-on: \"2021-03\" is not a day; allowed are days such as 2021-03-31")
                .hasMessageContaining(
                        "--days-after: \"-1\" is not a number of days; allowed are numbers from 0 to 9999")
                .hasMessageContaining("--days-after: cannot be used together with --known-on");
    }
}
