package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.query.Asked;
import io.landport.query.TestStore;
import java.time.YearMonth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class SuspectsQuestionTest {
    private static final String RAIL = "suifenhe-grodekovo-rail";
    private static final String ROAD = "dongning-poltavka";
    private static final YearMonth FIRST = YearMonth.of(2025, 1);

    private final Asked suspects = new Asked(new SuspectsQuestion());

    @Test
    void shouldListEachSuspectWithItsRange() throws Exception {
        // Given
        TestStore store = withAYear();
        store.withCommodity("2026-01", RAIL, "440710", "m3", 12, "12");
        store.withCommodity("2026-01", ROAD, "440710", "m3", 12, "0.012");

        // When
        String csv = store.csv(suspects.with("from", "2026-01"));

        // Then
        assertThat(csv).isEqualTo("""
                month,source,crossing,flow,partner,region,regime,commodity,unit,currency,lines,value,net_weight_kg,quantity,\
                unit_value,observations,lower_bound,median,upper_bound
                2026-01,cn-gacc,dongning-poltavka,import,RU,not-specified,general,440710,m3,CNY,12,12,0,0.012,\
                1000,12,0.125,1.414214,16
                """);
    }

    @Test
    void shouldFindThemByAllThatTheyAreToldBy() throws Exception {
        // Given
        TestStore store = withAYear();
        store.withCommodity("2026-01", ROAD, "440710", "m3", 12, "0.012");
        store.withCommodity("2026-02", RAIL, "440710", "m3", 12, "0.012");

        // Then
        assertThat(store.csv(suspects).lines()).hasSize(3);
        assertThat(store.csv(suspects.with("limit", "1")).lines()).hasSize(2);
        assertThat(store.csv(suspects.with("crossing", RAIL)).lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("2026-02,");
        assertThat(store.csv(suspects.with("to", "2026-01")
                                .with("chapter", "44")
                                .with("reporter", "CN"))
                        .lines()
                        .skip(1))
                .singleElement()
                .asString()
                .startsWith("2026-01,");
        assertThat(store.csv(suspects.with("commodity", "27")).lines()).hasSize(1);
    }

    @Test
    void shouldTakeNoGrouping() {
        // Given
        Asked asked = suspects.with("by", "month").with("known-on", "2026-01-01");

        // Then
        assertThatThrownBy(asked::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("unknown option --by; options are --from, --to, --month, ")
                .hasMessageContaining("unknown option --known-on");
    }

    /** A year in which a cubic metre costs 1 and 2 by turns. */
    private static TestStore withAYear() throws Exception {
        TestStore store = TestStore.empty();
        for (int month = 0; month < 12; month++) {
            store.withCommodity(
                    FIRST.plusMonths(month).toString(), RAIL, "440710", "m3", 12, month % 2 == 0 ? "12" : "6");
        }
        return store;
    }
}
