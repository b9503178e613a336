package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.domain.total.Window;
import io.landport.query.Asked;
import io.landport.query.TestStore;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class RollingQuestionTest {
    private static final String RAIL = "suifenhe-grodekovo-rail cn-gacc CN CNY";
    private static final String ROAD = "dongning-poltavka cn-gacc CN CNY";
    private static final String PORT = "us-port:2304 us-bts US USD";
    private static final LocalDate DAY = LocalDate.of(2021, 3, 31);

    private final Asked rolling = new Asked(new RollingQuestion());

    @Test
    void shouldAnswerAsOfTheClockWithTheShortestWindowFirst() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .withWindow(RAIL, Window.TWELVE_MONTHS, DAY, 0, 40)
                .withWindow(RAIL, Window.THIRTY_DAYS, DAY, 0, 3)
                .withWindow(ROAD, Window.THIRTY_DAYS, DAY, 0, 2)
                .withWindow(ROAD, Window.SEVEN_DAYS, DAY, 0, 0)
                .withChange("2021-04-02 suifenhe-grodekovo-rail wood import cn-gacc CN customs CNY", DAY, 1, "1")
                .withClock("cn-gacc", 0, DAY.plusDays(2));

        // When
        String csv = store.csv(rolling.with("by", "source"));

        // Then
        assertThat(csv).isEqualTo("""
                source,window,first_day,as_of,lines,lines_without_weight,value,currency,net_weight_kg,months_missing
                cn-gacc,30d,2021-03-04,2021-04-02,5,0,5,CNY,0,1
                cn-gacc,12m,2020-04-03,2021-04-02,40,0,40,CNY,0,12
                """);
    }

    @Test
    void shouldNotAddWindowsOfTwoDaysWhileANewDaySpreads() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .withWindow(RAIL, Window.SEVEN_DAYS, DAY, 0, 3)
                .withWindow(ROAD, Window.SEVEN_DAYS, DAY, 1, 2)
                .withClock("cn-gacc", 0, DAY)
                .withClock("cn-gacc", 1, DAY.plusDays(1));

        // When
        String csv = store.csv(rolling);

        // Then
        assertThat(csv).isEqualTo("""
                window,first_day,as_of,lines,lines_without_weight,value,currency,net_weight_kg,months_missing
                7d,2021-03-25,2021-03-31,3,0,3,CNY,0,1
                7d,2021-03-26,2021-04-01,2,0,2,CNY,0,2
                """);
    }

    @Test
    void shouldShowNoWindowsOfDaysForASourceDatedByMonth() throws Exception {
        // Given
        TestStore store = TestStore.empty();
        for (Window window : Window.values()) {
            store.withWindow(PORT, window, DAY, 0, 1).withWindow(RAIL, window, DAY, 0, 1);
        }
        store.with("2021-03-31 us-port:2304 wood import us-bts US customs USD", 1, 0, "1", "1");

        // Then
        assertThat(store.csv(rolling.with("original-currency", "USD")).lines().skip(1))
                .extracting(row -> row.substring(0, 3))
                .containsExactly("mtd", "ytd", "12m");
        assertThat(store.csv(rolling.with("original-currency", "CNY")).lines().skip(1))
                .hasSize(5);
        assertThat(store.csv(rolling.with("on", "2021-03-31")).lines().skip(1))
                .extracting(row -> row.substring(0, 3))
                .containsExactly("mtd", "ytd", "12m");
    }

    @Test
    void shouldComputeAnyDayFromDailyTotals() throws Exception {
        // Given
        String key = " suifenhe-grodekovo-rail wood import cn-gacc CN customs CNY";
        TestStore store = TestStore.empty()
                .with("2020-03-31" + key, 1, 0, "1", "1")
                .with("2020-04-01" + key, 2, 0, "2", "2")
                .with("2021-01-01" + key, 4, 1, "4", "4")
                .with("2021-03-01" + key, 8, 0, "8", "8")
                .with("2021-03-25" + key, 16, 0, "16", "16")
                .with("2021-03-31" + key, 32, 0, "32", "32")
                .with("2021-04-01" + key, 64, 0, "64", "64");

        // When
        String csv = store.csv(rolling.with("on", "2021-03-31").with("window", "7d,mtd,12m"));

        // Then
        assertThat(csv).isEqualTo("""
                window,first_day,as_of,lines,lines_without_weight,value,currency,net_weight_kg,months_missing
                7d,2021-03-25,2021-03-31,48,0,48,CNY,48,1
                mtd,2021-03-01,2021-03-31,56,0,56,CNY,56,1
                12m,2020-04-01,2021-03-31,62,1,62,CNY,62,12
                """);
    }

    @Test
    void shouldAskOnWhichDayTheWindowsEndThatWereKnown() {
        assertThatThrownBy(rolling.with("known-on", "2021-03-31")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessage("--known-on: requires --on");
        assertThatThrownBy(rolling.with("window", "8d")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessage("--window: cannot be \"8d\"; allowed are 7d, 30d, mtd, ytd, 12m");
    }
}
