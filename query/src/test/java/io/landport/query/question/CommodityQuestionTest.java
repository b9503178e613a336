package io.landport.query.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.query.Asked;
import io.landport.query.TestStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class CommodityQuestionTest {
    private static final String RAIL = "suifenhe-grodekovo-rail";
    private static final String ROAD = "dongning-poltavka";

    private final Asked commodities = new Asked(TotalsQuestion.commodity());

    @Test
    void shouldNeverAddQuantitiesOfTwoUnits() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .withCommodity("2021-03", RAIL, "440710", "m3", 2, "1.5")
                .withCommodity("2021-03", ROAD, "440710", "m3", 3, "0.25")
                .withCommodity("2021-03", RAIL, "440710", "not-specified", 4, "0")
                .withCommodity("2021-04", RAIL, "440710", "m3", 0, "0");

        // When
        String csv = store.csv(commodities.with("by", "month,commodity"));

        // Then
        assertThat(csv).isEqualTo("""
                month,commodity,lines,lines_without_weight,value,currency,net_weight_kg,quantity,unit
                2021-03,440710,5,0,5,CNY,0,1.75,m3
                2021-03,440710,4,0,4,CNY,0,0,not-specified
                """);
    }

    @Test
    void shouldFindCommoditiesByTheirFirstDigits() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .withCommodity("2021-02", RAIL, "270112", "t", 1, "1")
                .withCommodity("2021-03", RAIL, "271019", "t", 2, "1")
                .withCommodity("2021-03", RAIL, "2710", "t", 4, "1")
                .withCommodity("2021-03", RAIL, "280300", "t", 8, "1")
                .withCommodity("2022-01", RAIL, "270112", "t", 16, "1");

        // Then
        assertThat(store.csv(commodities.with("commodity", "27"))).contains("\n23,");
        assertThat(store.csv(commodities.with("commodity", "2710,28"))).contains("\n14,");
        assertThat(store.csv(commodities.with("by", "chapter")))
                .contains("\n27,23,")
                .contains("\n28,8,");
        assertThat(store.csv(commodities
                        .with("chapter", "27")
                        .with("from", "2021-03")
                        .with("to", "2021-12")))
                .contains("\n6,");
        assertThat(store.csv(commodities.with("year", "2022").with("unit", "t")))
                .contains("\n16,");
        assertThat(store.csv(commodities.with("by", "commodity").with("limit", "2"))
                        .lines())
                .hasSize(3);
    }

    /** A code that begins with another one follows it, whatever the next code is. */
    @Test
    void shouldSortByOneKeyAfterTheOther() throws Exception {
        // Given
        TestStore store = TestStore.empty()
                .withCommodity("2021-03", ROAD, "4407", "m3", 1, "1")
                .withCommodity("2021-03", RAIL, "44", "m3", 2, "1")
                .withCommodity("2021-03", ROAD, "44", "m3", 4, "1");

        // Then
        assertThat(store.csv(commodities.with("by", "commodity,crossing"))).isEqualTo("""
                commodity,crossing,lines,lines_without_weight,value,currency,net_weight_kg,quantity,unit
                44,dongning-poltavka,4,0,4,CNY,0,1,m3
                44,suifenhe-grodekovo-rail,2,0,2,CNY,0,1,m3
                4407,dongning-poltavka,1,0,1,CNY,0,1,m3
                """);
    }

    @Test
    void shouldNameEveryProblem() {
        // Given
        Asked asked = commodities
                .with("from", "2021-01-01")
                .with("commodity", "27%")
                .with("limit", "0")
                .with("known-on", "2021-01-01");

        // Then
        assertThatThrownBy(asked::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageStartingWith("unknown option --known-on; options are --from, --to, ")
                .hasMessageContaining("--from: \"2021-01-01\" is not a month; allowed are months such as 2021-03")
                .hasMessageContaining("--limit: \"0\" is not a number of rows; allowed are numbers from 1")
                .hasMessageContaining(
                        "--commodity: cannot be \"27%\"; allowed are 2 to 6 digits of an HS code, such as 27 or 271019");
    }
}
