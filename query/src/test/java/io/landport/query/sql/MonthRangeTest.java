package io.landport.query.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.query.Asked;
import io.landport.query.TestStore;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.TotalsQuestion;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Questions about months: of daily totals, through corridors and of zones. */
@Tag("server")
class MonthRangeTest {
    private static final String RAIL = " suifenhe-grodekovo-rail wood import cn-gacc CN customs CNY";
    private static final String ROAD = " dongning-poltavka wood import cn-gacc CN customs CNY";

    private final Asked monthly = new Asked(TotalsQuestion.monthly());
    private final Asked corridor = new Asked(TotalsQuestion.corridor());
    private final Asked zone = new Asked(TotalsQuestion.zone());

    private TestStore store;

    @BeforeEach
    void fill() throws Exception {
        store = TestStore.empty()
                .with("2026-01-31" + RAIL, 1, 0, "1", "1")
                .with("2026-02-14" + RAIL, 2, 1, "2", "2")
                .with("2026-02-15" + RAIL, 4, 0, "4", "4")
                .with("2026-02-15" + ROAD, 8, 0, "8", "8")
                .with("2026-03-01" + RAIL, 16, 0, "16", "16");
        LocalDate received = LocalDate.of(2026, 3, 5);
        store.withChange("2026-02-14" + RAIL, received, 3, "3")
                .withChange("2026-02-14" + RAIL, received.plusDays(1), -1, "-1")
                .withChange("2026-02-15" + RAIL, received, 5, "5")
                .withChange("2026-02-15" + RAIL, received.plusDays(2), -1, "-1");
        store.execute("DELETE FROM corridor_crossing; DELETE FROM corridor_alias; DELETE FROM zone_region");
        store.execute("INSERT INTO corridor_crossing VALUES"
                + " ('whole', 'suifenhe-grodekovo-rail', '2026-02-15', NULL, 'v'),"
                + " ('whole', 'dongning-poltavka', '2014-01-01', NULL, 'v'),"
                + " ('part', 'suifenhe-grodekovo-rail', '2026-02-15', '2026-02-28', 'v')");
        store.execute("INSERT INTO corridor_alias VALUES ('Another name', 'part', 'v'), ('A third', 'part', 'v')");
        store.execute("INSERT INTO zone_region VALUES ('free-trade', 'not-specified', NULL, '2026-02-14', 'v')");
    }

    @Test
    void shouldAddUpMonths() throws Exception {
        assertThat(store.csv(monthly.with("by", "month,crossing").with("from", "2026-02")))
                .isEqualTo("""
                        month,crossing,lines,lines_without_weight,value,currency,net_weight_kg
                        2026-02,dongning-poltavka,8,0,8,CNY,8
                        2026-02,suifenhe-grodekovo-rail,6,1,6,CNY,6
                        2026-03,suifenhe-grodekovo-rail,16,0,16,CNY,16
                        """);
    }

    @Test
    void shouldAddUpMonthsAsTheyWereKnown() throws Exception {
        // Given
        Asked february = monthly.with("by", "month").with("to", "2026-02");

        // Then
        assertThat(store.csv(february.with("known-on", "2026-03-04")))
                .isEqualTo("month,lines,lines_without_weight,value,currency,net_weight_kg\n");
        assertThat(store.csv(february.with("known-on", "2026-03-05"))).endsWith("\n2026-02,8,0,8,CNY,0\n");
        assertThat(store.csv(february.with("known-on", "2026-03-06"))).endsWith("\n2026-02,7,0,7,CNY,0\n");
        assertThat(store.csv(february.with("known-on", "2026-03-07"))).endsWith("\n2026-02,6,0,6,CNY,0\n");
    }

    @Test
    void shouldTellCorridorsApartAndCutTheMonthInWhichACrossingJoined() throws Exception {
        assertThat(store.csv(corridor.with("by", "month"))).isEqualTo("""
                corridor,month,lines,lines_without_weight,value,currency,net_weight_kg
                part,2026-02,4,0,4,CNY,4
                whole,2026-02,12,0,12,CNY,12
                whole,2026-03,16,0,16,CNY,16
                """);
    }

    @Test
    void shouldFindACorridorByAnotherNameAndCountItOnce() throws Exception {
        // Given
        String byId = store.csv(corridor.with("corridor", "part"));

        // Then
        assertThat(byId).endsWith("\npart,4,0,4,CNY,4\n");
        assertThat(store.csv(corridor.with("corridor", "Another name"))).isEqualTo(byId);
        assertThat(store.csv(corridor.with("corridor", "Another name,part,A third")))
                .isEqualTo(byId);
    }

    @Test
    void shouldSayWhatWasKnownOfACorridor() throws Exception {
        // Given
        Asked part = corridor.with("corridor", "part");

        // Then
        assertThat(store.csv(part.with("known-on", "2026-03-06"))).endsWith("\npart,5,0,5,CNY,0\n");
        assertThat(store.csv(part.with("known-on", "2026-03-07"))).endsWith("\npart,4,0,4,CNY,0\n");
    }

    @Test
    void shouldCountTradersOfAZoneUpToItsLastDay() throws Exception {
        assertThat(store.csv(zone.with("by", "month").with("zone", "free-trade")))
                .isEqualTo("""
                zone,month,lines,lines_without_weight,value,currency,net_weight_kg
                free-trade,2026-01,1,0,1,CNY,1
                free-trade,2026-02,2,1,2,CNY,2
                """);
        assertThat(store.csv(zone.with("known-on", "2026-03-06"))).endsWith("\nfree-trade,2,0,2,CNY,0\n");
    }

    @Test
    void shouldNeverAddWhatIsCountedBesideTrade() throws Exception {
        // Given
        store.execute("INSERT INTO regime VALUES ('transit-trade', 'Transit', 'memorandum', '', 'v')");
        store.execute("UPDATE series SET regime = 'transit-trade' WHERE crossing = 'dongning-poltavka'");
        store.execute("DELETE FROM reported_total_fact");
        store.execute(
                "INSERT INTO reported_total_fact SELECT month, source, reporter, flow, regime, currency, sum(lines),"
                        + " sum(lines_without_weight), sum(value), sum(net_weight_kg) FROM monthly_total GROUP BY 1, 2, 3, 4, 5, 6");
        Asked daily = new Asked(TotalsQuestion.daily());

        // Then
        for (Asked asked : new Asked[] {daily, monthly}) {
            assertThat(store.csv(asked)).endsWith("\n23,1,23,CNY,23\n");
            assertThat(store.csv(asked.with("treatment", "memorandum"))).endsWith("\n8,0,8,CNY,8\n");
        }
        assertThat(store.csv(corridor.with("corridor", "whole"))).endsWith("\nwhole,20,0,20,CNY,20\n");
        assertThatThrownBy(monthly.with("treatment", "excluded")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessage("--treatment: cannot be \"excluded\"; allowed are included, memorandum");
    }

    @Test
    void shouldTakeMonthsAndNoDays() {
        assertThatThrownBy(monthly.with("from", "2026-02-01").with("by", "day")::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("--from: \"2026-02-01\" is not a month; allowed are months such as 2021-03")
                .hasMessageContaining("--by: unknown dimension \"day\"; dimensions are month, year, source");
    }
}
