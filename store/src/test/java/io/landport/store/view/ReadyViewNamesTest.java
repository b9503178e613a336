package io.landport.store.view;

import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.StoreSamples.amounts;
import static io.landport.store.write.MonthsOfBatches.withMonths;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Database;
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the columns of ready views that are not figures: names, preferred sources and breaks of series. */
@Tag("server")
class ReadyViewNamesTest {
    private static final LocalDate BRIDGE_OPENED = LocalDate.of(2022, 6, 10);

    /** When all facts became known. */
    private static final LocalDate KNOWN = LocalDate.of(2022, 8, 1);

    @Test
    void shouldNameWhatTheReferenceDataNames() throws Exception {
        // Given
        Database database = with(
                fact(BRIDGE_OPENED.plusDays(1), "heihe-kani-kurgan", "23119", "wood", "general", "road"),
                fact(BRIDGE_OPENED.plusDays(1), "gacc:1924", "elsewhere", "unheard-of", "unheard-of", "unheard-of"));
        String names =
                "SELECT source_name, partner_name, crossing_name, region_name, sector_name, regime_name, mode_name FROM ";

        for (String view : List.of(
                "daily",
                "monthly",
                "daily_known_on('2030-01-01')",
                "monthly_known_on('2030-01-01')",
                "(SELECT * FROM daily_converted WHERE currency = 'CNY')",
                "(SELECT * FROM monthly_converted WHERE currency = 'CNY')")) {
            // When
            List<String> rows = database.rows(names + view + " ORDER BY crossing");

            // Then
            assertThat(rows)
                    .as(view)
                    .containsExactly(
                            "China customs declarations|Russia|gacc:1924|elsewhere|unheard-of|unheard-of|unheard-of",
                            "China customs declarations|Russia|Heihe - Kani-Kurgan|Heihe, elsewhere|Wood|General trade|road");
        }
    }

    @Test
    void shouldPreferTheOnlySourceOfAChannelAndNoneOfSeveral() throws Exception {
        // Given
        Database database = with();
        String preferred = "SELECT source FROM source_preference WHERE is_preferred ORDER BY source";
        List<String> bundled = database.rows(preferred);

        // When
        database.execute("INSERT INTO source SELECT (s).* FROM (SELECT jsonb_populate_record(source,"
                + " ('{\"id\": \"cn-' || channel || '\"}')::jsonb) AS s FROM source WHERE reporter = 'CN') AS more");

        // Then
        assertThat(bundled).containsExactly("asycuda-np", "cn-ceb", "cn-gacc", "dms-gb", "kz-kgd", "ru-fcs", "us-bts");
        assertThat(database.rows(preferred))
                .containsExactly("asycuda-np", "cn-gacc", "dms-gb", "kz-kgd", "ru-fcs", "us-bts");
    }

    @Test
    void shouldFlagTheDayAndTheMonthInWhichSomethingBegan() throws Exception {
        // Given
        LocalDate residents = LocalDate.of(2015, 1, 1);
        LocalDate express = LocalDate.of(2016, 1, 1);
        Database database = with(
                fact(BRIDGE_OPENED, "heihe-kani-kurgan", "23119", "wood", "general", "road"),
                fact(BRIDGE_OPENED.plusDays(1), "heihe-kani-kurgan", "23119", "wood", "general", "road"),
                fact(BRIDGE_OPENED.plusMonths(1), "heihe-kani-kurgan", "23119", "wood", "general", "road"),
                fact(residents, "dongning-poltavka", "23119", "wood", "border-residents", "road"),
                fact(residents, "dongning-poltavka", "23119", "wood", "general", "road"),
                fact(express, "dongning-poltavka", "23119", "wood", "general", "road"));

        // Then
        assertBreaks(
                database,
                "day",
                "daily",
                "2015-01-01|border-residents|Border-resident trade counts as trade from 2015 on.",
                "2015-01-01|general|null",
                "2016-01-01|general|Express consignments of type C count from 2016 on.",
                "2022-06-10|general|Heihe - Kani-Kurgan opened.",
                "2022-06-11|general|null",
                "2022-07-10|general|null");
        assertBreaks(
                database,
                "month",
                "monthly",
                "2015-01-01|border-residents|Border-resident trade counts as trade from 2015 on.",
                "2015-01-01|general|null",
                "2016-01-01|general|Express consignments of type C count from 2016 on.",
                "2022-06-01|general|Heihe - Kani-Kurgan opened.",
                "2022-07-01|general|null");
    }

    @Test
    void shouldTellWhatIsCountedBesideTradeInTotalsAsKnown() throws Exception {
        // Given
        Database database = with(fact(BRIDGE_OPENED, "heihe-kani-kurgan", "23119", "wood", "bonded", "road"));
        database.execute("UPDATE regime SET treatment = 'memorandum' WHERE id = 'bonded'");

        for (String function : List.of("daily_known_on", "monthly_known_on")) {
            // Then
            assertThat(database.rows("SELECT regime, treatment, status FROM " + function + "('2022-07-01')"))
                    .isEmpty();
            assertThat(database.rows("SELECT regime, treatment, status FROM " + function + "('2022-08-01')"))
                    .containsExactly("bonded|memorandum|revised");
        }
    }

    /** The same is told of totals as they are, as they were known, and converted. */
    private static void assertBreaks(Database database, String period, String view, String... expected)
            throws Exception {
        for (String asked :
                List.of(view, view + "_known_on('2030-01-01')", view + "_converted WHERE currency = 'CNY'")) {
            assertThat(database.rows("SELECT " + period + ", regime, series_break FROM " + asked + " ORDER BY " + period
                            + ", regime"))
                    .as(asked)
                    .containsExactly(expected);
        }
    }

    private static DailyTotal fact(
            LocalDate day, String crossing, String region, String sector, String regime, String mode) {
        return new DailyTotal(
                new TotalKey(
                        new Series(
                                "cn-gacc",
                                "CN",
                                "RU",
                                region,
                                crossing,
                                sector,
                                Flow.EXPORT,
                                Channel.CUSTOMS,
                                regime,
                                mode,
                                "CNY"),
                        day),
                amounts(1, 10_000, 1_000));
    }

    private static Database with(DailyTotal... totals) throws Exception {
        Database database = Database.migrated();
        Position start = new Position(new PartitionIdentity("totals.daily.v1", 0, "topic-id", "cluster-id", 1), 0);
        Batch batch = new Batch();
        for (DailyTotal total : totals) {
            batch.add(total);
            batch.add(new DailyChange(total.key(), KNOWN, total.amounts()));
        }
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            store.initialize(List.of(start));
            store.write(withMonths(batch), List.of(new OffsetAdvance(start, totals.length + 1)));
        }
        return database;
    }
}
