package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.query.Asked;
import io.landport.query.TestStore;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class RevisionsQuestionTest {
    private static final String RAIL = " suifenhe-grodekovo-rail wood import cn-gacc CN customs CNY";
    private static final String ROAD = " dongning-poltavka energy import cn-gacc CN customs CNY";
    private static final String RUSSIAN = " suifenhe-grodekovo-rail wood export ru-fcs RU customs RUB";
    private static final String COLUMNS = "first_lines,lines_change,known_lines,first_value,value_change,known_value,"
            + "currency,first_net_weight_kg,net_weight_kg_change,known_net_weight_kg,lines_moved,value_moved,net_weight_kg_moved\n";

    private final Asked revisions = new Asked(new RevisionsQuestion());
    private TestStore store;

    /** January comes in its own course, February on one day, and both move later, to a crossing that had nothing as well. */
    @BeforeEach
    void fill() throws Exception {
        store = TestStore.empty()
                .withChange("2021-01-05" + RAIL, LocalDate.of(2021, 1, 6), 2, "200")
                .withChange("2021-01-30" + RAIL, LocalDate.of(2021, 1, 31), 1, "50.5")
                .withChange("2021-01-30" + RAIL, LocalDate.of(2021, 2, 1), -1, "-50.5")
                .withChange("2021-01-30" + ROAD, LocalDate.of(2021, 2, 1), 1, "50.5")
                .withChange("2021-01-31" + RAIL, LocalDate.of(2021, 4, 1), 0, "7")
                .withChange("2021-02-28" + RAIL, LocalDate.of(2021, 3, 20), 4, "400")
                .withChange("2021-02-28" + ROAD, LocalDate.of(2021, 3, 21), 1, "1")
                .withChange("2021-01-31" + RUSSIAN, LocalDate.of(2021, 1, 31), 9, "9");
    }

    @Test
    void shouldTellWhenMonthsMovedAndFromWhichSources() throws Exception {
        assertThat(store.csv(revisions)).isEqualTo("month,received_day,source," + COLUMNS + """
                2021-01,2021-02-01,cn-gacc,3,0,3,250.5,0,250.5,CNY,0,0,0,1,50.5,0
                2021-01,2021-04-01,cn-gacc,3,0,3,250.5,7,257.5,CNY,0,0,0,0,0,0
                2021-02,2021-03-21,cn-gacc,4,1,5,400,1,401,CNY,0,0,0,0,0,0
                """);
    }

    @Test
    void shouldSayHowMuchMovedBetweenSectorsOfARow() throws Exception {
        // Given
        store.withChange("2021-02-28" + RAIL, LocalDate.of(2021, 4, 2), -2, "-300")
                .withChange("2021-02-28" + RAIL.replace("wood", "energy"), LocalDate.of(2021, 4, 2), 1, "120")
                .withChange("2021-02-28" + RAIL.replace("wood", "textiles"), LocalDate.of(2021, 4, 2), 1, "30");

        // Then
        assertThat(store.csv(revisions.with("by", "month,received-day").with("from", "2021-02")))
                .endsWith("""
                        2021-02,2021-03-21,4,1,5,400,1,401,CNY,0,0,0,0,0,0
                        2021-02,2021-04-02,4,0,5,400,-150,251,CNY,0,0,0,2,150,0
                        """);
        assertThat(store.csv(revisions.with("by", "month,sector").with("from", "2021-02")))
                .endsWith("""
                        2021-02,energy,0,2,2,0,121,121,CNY,0,0,0,0,0,0
                        2021-02,textiles,0,1,1,0,30,30,CNY,0,0,0,0,0,0
                        2021-02,wood,4,-2,2,400,-300,100,CNY,0,0,0,0,0,0
                        """);
    }

    @Test
    void shouldShowBothSidesOfWhatMovedBetweenCrossings() throws Exception {
        // When
        String csv =
                store.csv(revisions.with("by", "month,crossing,received-day").with("to", "2021-01"));
        String inAll = store.csv(revisions.with("by", "crossing").with("sector", "wood,energy"));

        // Then
        assertThat(csv).isEqualTo("month,crossing,received_day," + COLUMNS + """
                2021-01,dongning-poltavka,2021-02-01,0,1,1,0,50.5,50.5,CNY,0,0,0,0,0,0
                2021-01,suifenhe-grodekovo-rail,2021-02-01,3,-1,2,250.5,-50.5,200,CNY,0,0,0,0,0,0
                2021-01,suifenhe-grodekovo-rail,2021-04-01,3,0,2,250.5,7,207,CNY,0,0,0,0,0,0
                """);
        assertThat(inAll).isEqualTo("crossing," + COLUMNS + """
                dongning-poltavka,0,2,2,0,51.5,51.5,CNY,0,0,0,0,0,0
                suifenhe-grodekovo-rail,7,-1,6,650.5,-43.5,607,CNY,0,0,0,0,0,0
                """);
    }

    @Test
    void shouldLeaveOutWhatWasNotKnownYet() throws Exception {
        assertThat(store.csv(revisions.with("by", "month").with("known-on", "2021-03-31")))
                .isEqualTo("month," + COLUMNS + """
                        2021-01,3,0,3,250.5,0,250.5,CNY,0,0,0,1,50.5,0
                        2021-02,4,1,5,400,1,401,CNY,0,0,0,0,0,0
                        """);
        assertThat(store.csv(revisions.with("by", "month,crossing").with("known-on", "2021-02-01"))
                        .lines()
                        .skip(1))
                .containsExactly(
                        "2021-01,dongning-poltavka,0,1,1,0,50.5,50.5,CNY,0,0,0,0,0,0",
                        "2021-01,suifenhe-grodekovo-rail,3,-1,2,250.5,-50.5,200,CNY,0,0,0,0,0,0");
        assertThat(store.csv(revisions.with("known-on", "2021-01-31")).lines()).hasSize(1);
        assertThat(store.csv(revisions.with("by", "month,crossing").with("limit", "1"))
                        .lines())
                .hasSize(2);
    }

    @Test
    void shouldKeepApartWhatIsCountedBesideTrade() throws Exception {
        // When
        store.execute("UPDATE regime SET treatment = 'memorandum' WHERE id = 'general'");

        // Then
        assertThat(store.csv(revisions).lines()).hasSize(1);
        assertThat(store.csv(revisions.with("treatment", "memorandum")).lines()).hasSize(4);
    }

    @Test
    void shouldNotFilterByReceivedDay() {
        assertThatThrownBy(revisions.with("received-day", "2021-03-31")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageStartingWith("unknown option --received-day");
        assertThatThrownBy(revisions.with("from", "2021-03").with("to", "2021-02")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessage("--from 2021-03 is after --to 2021-02");
    }
}
