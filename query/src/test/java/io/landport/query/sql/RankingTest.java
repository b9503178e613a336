package io.landport.query.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.query.Asked;
import io.landport.query.StoreReader;
import io.landport.query.TestStore;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.RollingQuestion;
import io.landport.query.question.StoreQuestion;
import io.landport.query.question.TotalsQuestion;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rankings of crossings, and the names that people read. */
@Tag("server")
class RankingTest {
    private static final String PORT = "2021-01-31 us-port:%s %s import us-bts US customs %s";

    private final Asked monthly = new Asked(TotalsQuestion.monthly()).with("by", "crossing");

    @Test
    void shouldRankTheGreatestOfEachCurrencyFirst() throws Exception {
        // Given
        TestStore store = ports().with(key("2301", "wood", "MXN"), 1, 0, "1", "0");

        // Then
        assertThat(store.csv(monthly.with("top", "2"))).isEqualTo("""
                crossing,lines,lines_without_weight,value,currency,net_weight_kg
                us-port:2301,1,0,1,MXN,0
                us-port:2304,3,0,70,USD,0
                us-port:3801,1,0,60,USD,0
                """);
        assertThat(store.csv(monthly.with("top", "1").with("by", "sector"))).isEqualTo("""
                sector,lines,lines_without_weight,value,currency,net_weight_kg
                wood,1,0,1,MXN,0
                energy,4,0,960,USD,0
                """);
    }

    @Test
    void shouldLeaveOutCrossingsThatNameNoPlaceUnlessTheyAreAskedFor() throws Exception {
        // Given
        TestStore store = ports();
        Asked top = monthly.with("top", "3");

        // Then
        assertThat(crossings(store, top)).containsExactly("us-port:2304", "us-port:3801", "us-port:2301");
        assertThat(crossings(store, top.with("crossing-kind", "port,unspecified")))
                .containsExactly("us-port:23XX", "us-port:2304", "us-port:3801");
        assertThat(crossings(store, top.with("crossing-kind", "unspecified")))
                .containsExactly("us-port:23XX", "us-port:70XX");
        assertThat(crossings(store, top.with("crossing", "us-port:70XX,us-port:2301")))
                .containsExactly("us-port:2301", "us-port:70XX");
        assertThat(store.csv(top.with("by", "source"))).contains("\nus-bts,7,0,1049,USD,");
    }

    @Test
    void shouldSayWhatARankingLeavesOut() throws Exception {
        // Given
        TestStore store = ports();
        StringWriter out = new StringWriter();

        // When
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            // Then
            assertThat(reader.answer(monthly.with("top", "1").request(), AnswerFormat.CSV, AnswerOutput.of(out)))
                    .containsExactly(
                            "note: --top leaves out 2 crossings without a place (kind unspecified), with a value of"
                                    + " 909 USD; select kinds to show with --crossing-kind");
            assertThat(reader.answer(
                            monthly.with("top", "1")
                                    .with("crossing-kind", "port")
                                    .request(),
                            AnswerFormat.CSV,
                            AnswerOutput.of(out)))
                    .isEmpty();
            assertThat(reader.answer(monthly.request(), AnswerFormat.CSV, AnswerOutput.of(out)))
                    .isEmpty();
        }
    }

    @Test
    void shouldRankWhatIsConverted() throws Exception {
        // Given
        TestStore store = ports();
        for (int day = 1; day <= 31; day++) {
            store.withRate("ecb", "day", "2021-01-%02d".formatted(day), "USD", "EUR", "0.5");
        }
        store.with(key("2501", "wood", "KZT"), 1, 0, "5000", "0");

        // Then
        assertThat(store.csv(monthly.with("top", "9").with("currency", "EUR"))).isEqualTo("""
                crossing,lines,lines_without_weight,value,currency,net_weight_kg,lines_not_converted,reason
                us-port:2304,3,0,35,EUR,0,0,
                us-port:3801,1,0,30,EUR,0,0,
                us-port:2301,1,0,5,EUR,0,0,
                us-port:2501,1,0,,EUR,0,1,ecb: no rate of KZT
                """);
    }

    @Test
    void shouldRankEveryQuestionAboutValues() throws Exception {
        // Given
        TestStore store = ports();

        // Then
        for (StoreQuestion question : List.of(
                TotalsQuestion.daily(),
                TotalsQuestion.corridor(),
                TotalsQuestion.zone(),
                TotalsQuestion.commodity(),
                new RollingQuestion())) {
            store.csv(new Asked(question).with("by", "crossing").with("top", "3"));
        }
        assertThat(store.csv(new Asked(new RollingQuestion())
                        .with("on", "2021-01-31")
                        .with("by", "crossing")
                        .with("top", "1")
                        .with("window", "mtd,ytd")))
                .isEqualTo("""
                        crossing,window,first_day,as_of,lines,lines_without_weight,value,currency,net_weight_kg,months_missing
                        us-port:2304,mtd,2021-01-01,2021-01-31,3,0,70,USD,0,1
                        us-port:2304,ytd,2021-01-01,2021-01-31,3,0,70,USD,0,1
                        """);
    }

    @Test
    void shouldNameCrossingsInTables() throws Exception {
        // Given
        TestStore store = ports().with(key("9999", "wood", "USD"), 1, 0, "1", "0");
        StringWriter out = new StringWriter();

        // When
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            reader.answer(
                    monthly.with("crossing", "us-port:2304,us-port:23XX,us-port:9999")
                            .request(),
                    AnswerFormat.TABLE,
                    AnswerOutput.of(out));
        }

        // Then
        assertThat(out).hasToString("""
                crossing      crossing_name          lines  lines_without_weight  value  currency  net_weight_kg
                us-port:2304  Laredo, TX                 3                     0     70  USD                   0
                us-port:23XX  Laredo, TX (district)      1                     0    900  USD                   0
                us-port:9999  us-port:9999               1                     0      1  USD                   0
                """);
    }

    @Test
    void shouldRefuseARankingThatIsNone() {
        assertThatThrownBy(monthly.with("top", "0")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessage("--top: \"0\" is not a number of rows; allowed are numbers from 1");
        assertThatThrownBy(monthly.with("top", "3").with("limit", "3")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessage("--top: cannot be used together with --limit");
    }

    private static TestStore ports() throws Exception {
        return TestStore.empty()
                .with(key("2304", "wood", "USD"), 1, 0, "20", "0")
                .with(key("2304", "energy", "USD"), 2, 0, "50", "0")
                .with(key("3801", "wood", "USD"), 1, 0, "60", "0")
                .with(key("2301", "energy", "USD"), 1, 0, "10", "0")
                .with(key("23XX", "energy", "USD"), 1, 0, "900", "0")
                .with(key("70XX", "energy", "USD"), 0, 0, "0", "0")
                .with(key("70XX", "machinery", "USD"), 1, 0, "9", "0");
    }

    private static String key(String port, String sector, String currency) {
        return PORT.formatted(port, sector, currency);
    }

    private static List<String> crossings(TestStore store, Asked asked) throws Exception {
        return store.csv(asked)
                .lines()
                .skip(1)
                .map(row -> row.replaceFirst(",.*", ""))
                .toList();
    }
}
