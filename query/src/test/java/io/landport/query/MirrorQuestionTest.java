package io.landport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class MirrorQuestionTest {
    private static final String RAIL = "suifenhe-grodekovo-rail";

    private final Asked mirror = new Asked(new MirrorQuestion());

    @Test
    void shouldSetBothSidesBesideEachOther() throws Exception {
        // Given
        TestStore store = border();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "108", "9.5");
        report(store, "2022-04", "cn-gacc CN RU export", "2022-05-05", 1, "50", "5");

        // When
        String csv = store.csv(mirror);

        // Then
        assertThat(csv).isEqualTo("""
                month,crossing,sector,exporter,importer,status,export_lines,import_lines,export_value,export_currency,import_value,\
                import_currency,cif_fob_factor,lag_months,lag_days,adjusted_import_value,value_gap,value_ratio,value_gap_reason,export_valuation,\
                import_valuation,export_net_weight_kg,import_net_weight_kg,weight_gap_kg,weight_ratio,weight_gap_reason,\
                export_weight_basis,import_weight_basis
                2021-12,suifenhe-grodekovo-rail,wood,CN,RU,both,2,3,100,CNY,108,CNY,1,0,0,108,8,1.08,,FOB,CIF,10,9.5,-0.5,0.95,,net,net
                2022-04,suifenhe-grodekovo-rail,wood,CN,RU,partner silent,1,,50,CNY,,,1,0,0,,,,partner silent,FOB,CIF,5,,,,\
                partner silent,net,net
                """);
    }

    @Test
    void shouldAskWithAnotherFactorLagAndDay() throws Exception {
        // Given
        TestStore store = border();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "108", "10");

        // Then
        assertThat(store.csv(mirror.with("cif-fob-factor", "1.08"))).contains(",1.08,0,0,100,0,1,,FOB,");
        assertThat(store.csv(mirror.with("known-on", "2022-01-19"))).contains(",partner silent,2,,100,");
        assertThat(store.csv(mirror.with("known-on", "2022-01-20"))).contains(",both,2,3,100,");
        assertThat(store.csv(mirror.with("known-on", "2022-01-04")).lines()).hasSize(1);
        assertThat(store.csv(mirror.with("lag-months", "1").with("lag-days", "3")))
                .contains(",partner silent,2,,100,CNY,,,1,1,3,");
        assertThat(store.csv(mirror.with("between", "countries")))
                .contains("export_lines_without_crossing,import_lines_without_crossing\n2021-12,wood,CN,RU,both,2,3,")
                .endsWith(",net,net,0,0\n");
    }

    @Test
    void shouldConvertBothSides() throws Exception {
        // Given
        TestStore store = border();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN import", "2022-01-20", 3, "108", "10");
        store.execute("UPDATE source SET rate_rule = 'customs-month' WHERE id = 'cn-gacc'");
        store.execute("UPDATE source SET rate_rule = 'none' WHERE id = 'ru-fcs'");
        store.execute(
                "INSERT INTO exchange_rate VALUES ('gacc', 'month', '2021-12-01', 'EUR', 'CNY', 'direct', 8, 1, 'f', now()),"
                        + " ('ecb', 'day', '2021-12-31', 'CNY', 'EUR', 'indirect', 7.2, 1, 'f', now())");
        store.execute(
                "INSERT INTO exchange_rate SELECT 'ecb', 'day', date '2021-12-03' + 7 * week, 'CNY', 'EUR', 'indirect', 7.2, 1,"
                        + " 'f', now() FROM generate_series(0, 3) AS week");

        // Then
        assertThat(store.csv(mirror.with("currency", "EUR"))).contains(",both,2,3,12.5,EUR,15,EUR,1,0,0,15,2.5,1.2,,");
        assertThat(store.csv(mirror.with("currency", "USD")))
                .contains(",both,2,3,,USD,,USD,1,0,0,,,,gacc: no rate of USD; ecb: no rate of USD,");
        assertThat(store.csv(mirror.with("currency", "EUR").with("between", "countries")))
                .contains(",both,2,3,12.5,EUR,15,EUR,");
        assertThatThrownBy(mirror.with("currency", "euro")::query)
                .hasMessageContaining("--currency: cannot be \"euro\"");
    }

    @Test
    void shouldFilter() throws Exception {
        // Given
        TestStore store = border();
        report(store, "2021-12", "cn-gacc CN RU export", "2022-01-05", 2, "100", "10");
        report(store, "2021-12", "ru-fcs RU CN export", "2022-01-05", 2, "100", "10");
        report(store, "2022-02", "ru-fcs RU CN export", "2022-03-05", 2, "100", "10");

        // Then
        assertThat(store.csv(mirror).lines()).hasSize(4);
        assertThat(store.csv(mirror.with("limit", "2")).lines()).hasSize(3);
        assertThat(store.csv(mirror.with("exporter", "RU")).lines()).hasSize(3);
        assertThat(store.csv(mirror.with("status", "partner silent")).lines()).hasSize(2);
        assertThat(store.csv(mirror.with("from", "2022-01")
                                .with("to", "2022-12")
                                .with("crossing", RAIL))
                        .lines())
                .hasSize(2);
        assertThat(store.csv(mirror.with("month", "2021-12")
                                .with("importer", "RU")
                                .with("sector", "wood"))
                        .lines())
                .hasSize(2);
    }

    @Test
    void shouldNameEveryProblem() {
        // Given
        Asked asked = mirror.with("between", "towns")
                .with("cif-fob-factor", "0.0")
                .with("lag-months", "12")
                .with("lag-days", "-1")
                .with("status", "loud");

        // Then
        assertThatThrownBy(asked::query)
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("--between: \"towns\" is none of crossings, countries")
                .hasMessageContaining(
                        "--cif-fob-factor: \"0.0\" is no factor; allowed are numbers above 0 and below 100 such as 1.08")
                .hasMessageContaining("--lag-months: \"12\" is no number; allowed are numbers from 0 to 11")
                .hasMessageContaining("--lag-days: \"-1\" is no number; allowed are numbers from 0 to 27")
                .hasMessageContaining("--status: cannot be \"loud\"; allowed are both, export only, import only");
        assertThatThrownBy(mirror.with("between", "countries").with("crossing", RAIL)::query)
                .hasMessageContaining("--crossing: between countries there is none");
    }

    private static TestStore border() throws Exception {
        TestStore store = TestStore.empty();
        store.execute(
                "INSERT INTO crossing (id, kind, name, country_a, country_b, status, note, origin, reference_version)"
                        + " VALUES ('" + RAIL + "', 'rail', 'Rail', 'CN', 'RU', 'open', '', 'reference', 'v')");
        store.execute(
                "INSERT INTO source SELECT id, id, reporter, 'customs', 'CIF', 'FOB', 'net', 'release-date', 'day', 'UTC',"
                        + " 'day', false, 'v' FROM (VALUES ('cn-gacc', 'CN'), ('ru-fcs', 'RU')) AS s (id, reporter)");
        return store;
    }

    /** @param key source, reporter, partner and flow between spaces */
    private static void report(
            TestStore store, String month, String key, String received, long lines, String value, String weight)
            throws SQLException {
        String[] parts = key.split(" ", -1);
        String series = "(SELECT id FROM series WHERE source = '" + parts[0] + "' AND flow = '" + parts[3] + "')";
        String amounts = ", " + lines + ", 0, " + value + ", " + weight + ")";
        store.execute(
                "INSERT INTO series (crossing, sector, flow, source, reporter, partner, region, channel, regime, mode,"
                        + " currency) VALUES ('" + RAIL + "', 'wood', '" + parts[3] + "', '" + parts[0] + "', '"
                        + parts[1]
                        + "', '" + parts[2] + "', 'r', 'customs', 'general', 'rail', 'CNY') ON CONFLICT DO NOTHING");
        store.execute("INSERT INTO monthly_total_fact VALUES (" + series + ", '" + month + "-01'" + amounts);
        store.execute("INSERT INTO monthly_change_fact VALUES (" + series + ", '" + month + "-01', '" + received + "'"
                + amounts);
        store.execute("INSERT INTO month_first_known VALUES ('" + parts[0] + "', '" + month + "-01', '" + received
                + "')" + " ON CONFLICT DO NOTHING");
    }
}
