package io.landport.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.query.Asked;
import io.landport.query.StoreReader;
import io.landport.query.TestStore;
import io.landport.query.question.RollingQuestion;
import io.landport.query.question.TotalsQuestion;
import io.landport.query.question.YearOnYearQuestion;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What answers say of months that a source did not report. */
@Tag("server")
class MissingMonthsTest {
    private static final String RAIL = " suifenhe-grodekovo-rail wood import cn-gacc CN customs CNY";
    private static final String ROAD = " dongning-poltavka wood import cn-gacc CN customs CNY";
    private static final String RUSSIAN = " suifenhe-grodekovo-rail wood import ru-fcs RU customs RUB";
    private static final String YEARS = "year,lines,lines_without_weight,value,currency,net_weight_kg,months_missing\n";

    private final Asked daily = new Asked(TotalsQuestion.daily());
    private final Asked monthly = new Asked(TotalsQuestion.monthly());

    @Test
    void shouldCountTheMonthsThatAYearLacks() throws Exception {
        // Given
        TestStore store = store();

        // Then
        for (Asked asked : List.of(daily, monthly)) {
            assertThat(store.csv(asked.with("by", "year").with("source", "cn-gacc")))
                    .isEqualTo(YEARS + """
                            2020,1,0,5,CNY,0,11
                            2021,11,0,11,CNY,0,1
                            """);
        }
        assertThat(store.csv(monthly.with("by", "year,crossing")
                        .with("source", "cn-gacc")
                        .with("year", "2021")))
                .contains(
                        "\n2021,dongning-poltavka,1,0,1,CNY,0,1\n", "\n2021,suifenhe-grodekovo-rail,10,0,10,CNY,0,1\n");
    }

    @Test
    void shouldCountThoseOfEachSourceOfARow() throws Exception {
        assertThat(store().csv(monthly.with("by", "year").with("year", "2021").with("original-currency", "CNY,RUB")))
                .isEqualTo(YEARS + """
                        2021,11,0,11,CNY,0,1
                        2021,1,0,9,RUB,0,11
                        """);
    }

    @Test
    void shouldCountNoMonthsThatWereNotAskedFor() throws Exception {
        // Given
        TestStore store = store();
        Asked years = monthly.with("by", "year").with("source", "cn-gacc");

        // Then
        assertThat(store.csv(years.with("from", "2021-06"))).endsWith("\n2021,7,0,7,CNY,0,0\n");
        assertThat(store.csv(years.with("to", "2021-05"))).endsWith("\n2021,4,0,4,CNY,0,1\n");
        assertThat(store.csv(years.with("from", "2020-12").with("to", "2021-05")))
                .contains("\n2020,1,0,5,CNY,0,0\n2021,4,");
    }

    @Test
    void shouldCountThoseNotKnownYet() throws Exception {
        // Given
        Asked known = daily.with("by", "year").with("source", "cn-gacc").with("known-on", "2021-07-31");

        // Then
        assertThat(store().csv(known)).endsWith("\n2021,5,0,5,CNY,0,1\n");
        assertThat(store().csv(known.with("known-on", "2021-08-31"))).endsWith("\n2021,6,0,6,CNY,0,1\n");
    }

    @Test
    void shouldCountMonthsOfWhatIsConverted() throws Exception {
        assertThat(store().csv(monthly.with("by", "year")
                        .with("source", "cn-gacc")
                        .with("currency", "CNY")))
                .endsWith("\n2021,11,0,11,CNY,0,1,0,\n");
    }

    @Test
    void shouldCountMonthsOfWindows() throws Exception {
        assertThat(store().csv(new Asked(new RollingQuestion())
                        .with("on", "2021-12-31")
                        .with("source", "cn-gacc")
                        .with("window", "30d,ytd,12m")))
                .endsWith("""
                        30d,2021-12-02,2021-12-31,1,0,1,CNY,0,0
                        ytd,2021-01-01,2021-12-31,11,0,11,CNY,0,1
                        12m,2021-01-01,2021-12-31,11,0,11,CNY,0,1
                        """);
    }

    @Test
    void shouldNameTheMonthsThatASumLacks() throws Exception {
        // Given
        TestStore store = store();
        Asked all = monthly.with("source", "cn-gacc");

        // Then
        assertThat(notices(store, all))
                .containsExactly(
                        "note: cn-gacc reported nothing for these months, so they are missing in the figures: 2021-05");
        assertThat(notices(store, all.with("from", "2021-04").with("to", "2021-06")))
                .containsExactly(
                        "note: cn-gacc reported nothing for these months, so they are missing in the figures: 2021-05");
        assertThat(notices(store, all.with("from", "2020-11").with("to", "2021-06")))
                .containsExactly(
                        "note: cn-gacc reported nothing for these months, so they are missing in the figures: 2020-11, 2021-05");
        assertThat(notices(store, all.with("from", "2019-01").with("to", "2021-06")))
                .singleElement()
                .asString()
                .endsWith(": 2019-01, 2019-02, 2019-03, 2019-04, 2019-05, 2019-06, 2019-07, 2019-08, 2019-09, 2019-10,"
                        + " 2019-11, 2019-12 and 12 more");
        assertThat(notices(store, all.with("from", "2021-06"))).isEmpty();
        assertThat(notices(store, all.with("crossing", "heihe-kani-kurgan"))).isEmpty();
        assertThat(notices(store, all.with("by", "month").with("to", "2021-11")))
                .containsExactly(
                        "note: cn-gacc reported nothing for these months, so they are missing in the figures: 2021-05");
        assertThat(notices(store, all.with("by", "year"))).isEmpty();
        assertThat(notices(store, daily.with("source", "cn-gacc").with("by", "day")))
                .isEmpty();
        assertThat(notices(
                        store,
                        daily.with("by", "source").with("to", "2021-06-30").with("from", "2021-02-01")))
                .containsExactly(
                        "note: cn-gacc reported nothing for these months, so they are missing in the figures: 2021-05",
                        "note: ru-fcs reported nothing for these months, so they are missing in the figures: 2021-02, 2021-04, 2021-05, 2021-06");
    }

    @Test
    void shouldNameOnlyMonthsThatWereAskedFor() throws Exception {
        // Given
        TestStore store = store();
        Asked all = monthly.with("source", "cn-gacc").with("from", "2020-10").with("to", "2021-06");
        String missing = "note: cn-gacc reported nothing for these months, so they are missing in the figures: ";

        // Then
        assertThat(notices(store, all)).containsExactly(missing + "2020-10, 2020-11, 2021-05");
        assertThat(notices(store, all.with("month", "2021-04,2021-05"))).containsExactly(missing + "2021-05");
        assertThat(notices(store, all.with("month", "2021-04"))).isEmpty();
        assertThat(notices(store, all.with("year", "2021"))).containsExactly(missing + "2021-05");
        assertThat(notices(store, daily.with("source", "cn-gacc").with("day", "2021-04-30,2021-05-31")))
                .containsExactly(missing + "2021-05");
    }

    @Test
    void shouldSayWhyAnAnswerIsEmpty() throws Exception {
        // Given
        TestStore store = store();
        Asked may = monthly.with("month", "2021-05");
        String missing = "note: cn-gacc reported nothing for these months, so they are missing in the figures: 2021-05";

        // Then
        assertThat(notices(store, may.with("source", "cn-gacc"))).containsExactly(missing);
        assertThat(notices(store, may.with("source", "cn-gacc").with("flow", "import")))
                .containsExactly(missing);
        assertThat(notices(
                        store,
                        daily.with("source", "cn-gacc")
                                .with("from", "2021-05-01")
                                .with("to", "2021-05-31")))
                .containsExactly(missing);
        assertThat(notices(store, may))
                .as("no source is asked for: it may not be one that reports")
                .isEmpty();
        assertThat(notices(
                        store,
                        monthly.with("source", "cn-gacc")
                                .with("crossing", "heihe-kani-kurgan")
                                .with("month", "2021-04,2021-05")))
                .as("another filter is why there is nothing")
                .isEmpty();
    }

    @Test
    void shouldNameTheMonthsThatAComparisonWithTheYearBeforeLacks() throws Exception {
        // Given
        Asked years =
                new Asked(new YearOnYearQuestion()).with("source", "cn-gacc").with("from", "2021-04");

        // Then
        assertThat(notices(store(), years.with("to", "2021-06")))
                .containsExactly(
                        "note: cn-gacc reported nothing for these months, so they are missing in the figures: 2021-05",
                        "note: cn-gacc reported no imports for these months, so growth since then is empty, also of sums"
                                + " that include it: 2020-04, 2020-06");
    }

    @Test
    void shouldCallTheNewestMonthOfASourcePreliminary() throws Exception {
        // Given
        TestStore store = store();
        Asked months = monthly.with("by", "month").with("from", "2021-06");
        Asked years = new Asked(new YearOnYearQuestion()).with("source", "cn-gacc");
        String december = "note: 2021-12 is preliminary: cn-gacc has reported no later month, so more of it may come";

        // Then
        assertThat(notices(store, months)).containsExactly(december);
        assertThat(notices(store, months.with("to", "2021-11"))).isEmpty();
        assertThat(notices(store, months.with("crossing", "dongning-poltavka"))).isEmpty();
        assertThat(notices(store, months.with("known-on", "2021-08-20")))
                .containsExactly(december.replace("2021-12", "2021-07"));
        assertThat(notices(store, years.with("from", "2021-12"))).containsExactly(december);
        assertThat(notices(store, years.with("from", "2021-07").with("days-after", "20")))
                .contains(december);
        assertThat(notices(
                        store,
                        monthly.with("by", "month").with("from", "2021-03").with("to", "2021-03")))
                .containsExactly(
                        "note: 2021-03 is preliminary: ru-fcs has reported no later month, so more of it may come");
    }

    private static List<String> notices(TestStore store, Asked asked) throws Exception {
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            return reader.answer(asked.request(), AnswerFormat.CSV, AnswerOutput.of(new StringWriter()));
        }
    }

    /** One line a month: China from December 2020 to December 2021, but for May; Russia in March. */
    private static TestStore store() throws Exception {
        TestStore store = TestStore.empty();
        report(store, "2020-12-31" + RAIL, "5");
        for (int month = 1; month <= 12; month++) {
            if (month != 5) {
                report(store, YearMonth.of(2021, month).atEndOfMonth() + (month == 3 ? ROAD : RAIL), "1");
            }
        }
        report(store, "2021-03-31" + RUSSIAN, "9");
        return store;
    }

    private static void report(TestStore store, String key, String value) {
        LocalDate received = LocalDate.parse(key.substring(0, 10)).plusDays(20);
        store.with(key, 1, 0, value, "0").withChange(key, received, 1, value);
    }
}
