package io.landport.store.view;

import static io.landport.store.StoreSamples.REFERENCE;
import static io.landport.store.write.MonthsOfBatches.withMonths;
import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.DailyChange;
import io.landport.domain.total.DailyTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.store.Database;
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A border whose two sides report the same goods, each in its own way. The mirror shows the gaps that were put in: they are
 * written down when a shipment is made, cause by cause, and not by comparing the two sides.
 */
@Tag("server")
class BorderMirrorTest {
    private static final int SHIPMENTS = 2_000;
    private static final YearMonth FIRST = YearMonth.of(2021, 10);
    private static final int MONTHS = 9;

    /** The month in which Russia publishes nothing. */
    private static final YearMonth SILENT = YearMonth.of(2022, 2);

    private static final List<String> CROSSINGS =
            List.of("suifenhe-grodekovo-rail", "dongning-poltavka", "manzhouli-zabaikalsk-rail");
    private static final List<String> SECTORS = List.of("wood", "energy", "machinery");

    private String currencyOfRussia = "CNY";

    private final SplittableRandom random = Seed.random("BorderMirrorTest");
    private final Map<TotalKey, long[]> reports = new HashMap<>();

    /** By month, crossing, sector, exporter and importer: value in 1/10,000 and weight in 1/1,000, of imports above exports. */
    private final Map<String, long[]> gaps = new TreeMap<>();

    private record BorderShipment(
            LocalDate left, int daysOnTheWay, String crossing, String sector, String from, long fob, long weight) {
        String to() {
            return from.equals("CN") ? "RU" : "CN";
        }

        LocalDate arrived() {
            return left.plusDays(daysOnTheWay);
        }

        /** With freight and insurance: 8 in 100 more. */
        long cif() {
            return fob / 100 * 108;
        }
    }

    @Test
    void shouldShowExactlyTheGapsThatWerePutIn() throws Exception {
        // Given
        for (int i = 0; i < SHIPMENTS; i++) {
            BorderShipment shipment = shipment(random.nextInt(7));
            switch (random.nextInt(10)) {
                case 0 -> transit(shipment);
                case 1 -> ofAThirdCountry(shipment);
                case 2 -> weighedWithItsPacking(shipment);
                default -> onBothSides(shipment, shipment.weight);
            }
        }
        Database database = written();

        // When
        List<String> rows =
                database.rows("SELECT month, crossing, sector, exporter, importer, value_gap, weight_gap_kg FROM mirror"
                        + " WHERE status <> 'partner silent'");

        // Then
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(database.rows("SELECT month, status, count(value_gap), count(weight_gap_kg), count(import_value)"
                        + " FILTER (WHERE importer = 'RU'), count(export_value) FILTER (WHERE exporter = 'RU') FROM mirror"
                        + " WHERE status = 'partner silent' AND month < '" + FIRST.plusMonths(MONTHS)
                        + "-01' GROUP BY month, status"))
                .as("the month of silence has no gaps, and what was not published is not 0")
                .containsExactly(SILENT + "-01|partner silent|0|0|0|0");
        assertThat(database.rows(
                        "SELECT count(*) FROM mirror WHERE month = '" + SILENT + "-01' AND status <> 'partner silent'"))
                .containsExactly("0");
    }

    @Test
    void shouldLeaveNoGapWhereFactorAndLagAreThoseOfTheBorder() throws Exception {
        // Given
        int daysOnTheWay = 1 + random.nextInt(27);
        for (int i = 0; i < SHIPMENTS; i++) {
            BorderShipment shipment = shipment(daysOnTheWay);
            onBothSides(shipment, shipment.weight);
        }
        Database database = written();
        String gaps = "SELECT count(*), count(*) FILTER (WHERE value_gap <> 0 OR weight_gap_kg <> 0) FROM ";
        String untouched = " WHERE status <> 'partner silent' AND month BETWEEN '" + FIRST + "-01' AND '"
                + FIRST.plusMonths(MONTHS - 1) + "-01'";

        // When
        String asReported = database.rows(gaps + "mirror").get(0);
        String adjusted = database.rows(gaps + "mirror_with(1.08, 0, " + daysOnTheWay + ", NULL)" + untouched)
                .get(0);
        database.execute("INSERT INTO mirror_policy (exporter, importer, cif_fob_factor, lag_days)"
                + " VALUES ('CN', 'RU', 1.08, " + daysOnTheWay + "), ('RU', 'CN', 1.08, " + daysOnTheWay + ")");
        String byPolicy = database.rows(gaps + "mirror" + untouched).get(0);

        // Then
        assertThat(asReported).doesNotEndWith("|0");
        assertThat(adjusted).endsWith("|0").doesNotStartWith("0|");
        assertThat(byPolicy).isEqualTo(adjusted);
        assertThat(database.rows("SELECT DISTINCT status FROM mirror_with(1.08, 0, " + daysOnTheWay
                        + ", NULL) WHERE importer = 'RU' AND month IN ('" + SILENT + "-01', '" + SILENT.minusMonths(1)
                        + "-01')"))
                .as("days of the silent month stand beside two months of exports")
                .containsExactly("partner silent");
    }

    @Test
    void shouldShowTheSameGapsWhereEachSideReportsInItsOwnCurrency() throws Exception {
        // Given
        currencyOfRussia = "RUB";
        for (int i = 0; i < SHIPMENTS; i++) {
            BorderShipment shipment = shipment(random.nextInt(7));
            onBothSides(shipment, shipment.weight);
        }
        Database database = written();
        database.execute(
                "INSERT INTO exchange_rate SELECT 'cbr', 'day', day, 'CNY', 'RUB', 'direct', 12.5, 1, 'f', now()"
                        + " FROM generate_series(timestamp '2021-09-01', '2022-08-01', '1 day') AS day");

        // When
        List<String> rows = database.rows("SELECT month, crossing, sector, exporter, importer, value_gap, weight_gap_kg"
                + " FROM mirror_converted WHERE currency = 'CNY' AND status <> 'partner silent'");

        // Then
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(database.rows("SELECT DISTINCT value_gap_reason FROM mirror WHERE status = 'both'"))
                .containsExactly("currencies differ");
    }

    @Test
    void shouldCompareMonthsThatLieApart() throws Exception {
        // Given
        for (int i = 0; i < 300; i++) {
            BorderShipment shipment = shipment(0);
            report(shipment.from, Flow.EXPORT, shipment.to(), shipment.left, shipment, shipment.fob, shipment.weight);
            report(
                    shipment.to(),
                    Flow.IMPORT,
                    shipment.from,
                    YearMonth.from(shipment.left).plusMonths(2).atEndOfMonth(),
                    shipment,
                    shipment.cif(),
                    shipment.weight);
        }
        Database database = written();

        // When
        List<String> rows =
                database.rows("SELECT count(*) > 0, count(*) FILTER (WHERE value_gap <> 0 OR weight_gap_kg <> 0)"
                        + " FROM mirror_with(1.08, 2, 0, NULL) WHERE status <> 'partner silent'");

        // Then
        assertThat(rows).containsExactly("t|0");
    }

    @Test
    void shouldCompareCountriesWhereASideGivesNoCrossing() throws Exception {
        // Given
        for (int i = 0; i < 300; i++) {
            BorderShipment shipment = shipment(0);
            report("CN", Flow.EXPORT, "RU", shipment.left, shipment, shipment.fob, shipment.weight);
            BorderShipment placed = new BorderShipment(
                    shipment.left,
                    0,
                    "ru-customs-office:10716050",
                    shipment.sector,
                    "CN",
                    shipment.fob,
                    shipment.weight);
            report("RU", Flow.IMPORT, "CN", shipment.left, placed, shipment.cif(), shipment.weight);
        }
        Database database = written();

        // Then
        assertThat(database.rows(
                        "SELECT DISTINCT status, import_lines, import_value, value_gap, weight_gap_kg FROM mirror"
                                + " WHERE month <> '" + SILENT + "-01'"))
                .containsExactly("crossing not given|null|null|null|null");
        assertThat(database.rows("SELECT DISTINCT status, weight_gap_kg, value_ratio, export_lines_without_crossing,"
                        + " import_lines_without_crossing = import_lines FROM mirror_country WHERE month <> '" + SILENT
                        + "-01'"))
                .containsExactly("both|0.000|1.080000|0|t");
    }

    /** Reported as an export when it leaves and as an import when it arrives. */
    private void onBothSides(BorderShipment shipment, long weightOfImport) {
        report(shipment.from, Flow.EXPORT, shipment.to(), shipment.left, shipment, shipment.fob, shipment.weight);
        report(shipment.to(), Flow.IMPORT, shipment.from, shipment.arrived(), shipment, shipment.cif(), weightOfImport);
        YearMonth left = YearMonth.from(shipment.left);
        YearMonth arrived = YearMonth.from(shipment.arrived());
        long freight = shipment.cif() - shipment.fob;
        put(left, shipment, 0, 0);
        put(arrived, shipment, freight, weightOfImport - shipment.weight);
        if (!arrived.equals(left)) {
            // On the way over the end of the month: missing before, too much after.
            put(left, shipment, -shipment.fob, -shipment.weight);
            put(arrived, shipment, shipment.fob, shipment.weight);
        }
    }

    private void weighedWithItsPacking(BorderShipment shipment) {
        onBothSides(shipment, shipment.weight + shipment.weight / 10);
    }

    /** Goes through the neighbour to a third country: an export to that country, and nothing at all to the neighbour. */
    private void transit(BorderShipment shipment) {
        report(shipment.from, Flow.EXPORT, "KZ", shipment.left, shipment, shipment.fob, shipment.weight);
    }

    /** Made elsewhere: an export to the neighbour for the one, an import from where it was made for the other. */
    private void ofAThirdCountry(BorderShipment shipment) {
        report(shipment.from, Flow.EXPORT, shipment.to(), shipment.left, shipment, shipment.fob, shipment.weight);
        report(shipment.to(), Flow.IMPORT, "JP", shipment.arrived(), shipment, shipment.cif(), shipment.weight);
        put(YearMonth.from(shipment.left), shipment, -shipment.fob, -shipment.weight);
    }

    private void put(YearMonth month, BorderShipment shipment, long value, long weight) {
        long[] gap = gaps.computeIfAbsent(
                String.join("|", month + "-01", shipment.crossing, shipment.sector, shipment.from, shipment.to()),
                none -> new long[2]);
        gap[0] += value;
        gap[1] += weight;
    }

    private List<String> expected() {
        return gaps.entrySet().stream()
                .filter(gap -> List.of("CN", "RU").stream().allMatch(reporter -> isReported(gap.getKey(), reporter)))
                .map(gap -> gap.getKey()
                        + '|'
                        + BigDecimal.valueOf(gap.getValue()[0], 4)
                        + '|'
                        + BigDecimal.valueOf(gap.getValue()[1], 3))
                .toList();
    }

    /** A month in which a reporter has nothing at all has no gaps: the silent one, and by chance the month after the last one. */
    private boolean isReported(String gap, String reporter) {
        return reports.keySet().stream()
                .anyMatch(key -> key.series().reporter().equals(reporter)
                        && gap.startsWith(YearMonth.from(key.day()).toString()));
    }

    private BorderShipment shipment(int daysOnTheWay) {
        return new BorderShipment(
                FIRST.plusMonths(random.nextInt(MONTHS)).atDay(1).plusDays(random.nextInt(28)),
                daysOnTheWay,
                CROSSINGS.get(random.nextInt(CROSSINGS.size())),
                SECTORS.get(random.nextInt(SECTORS.size())),
                random.nextBoolean() ? "CN" : "RU",
                (1 + random.nextLong(1_000_000)) * 100,
                (1 + random.nextLong(100_000)) * 10);
    }

    private void report(
            String reporter,
            Flow flow,
            String partner,
            LocalDate day,
            BorderShipment shipment,
            long value,
            long weight) {
        if (reporter.equals("RU") && YearMonth.from(day).equals(SILENT)) {
            return;
        }
        Series series = new Series(
                reporter.equals("CN") ? "cn-gacc" : "ru-fcs",
                reporter,
                partner,
                Series.NOT_SPECIFIED,
                shipment.crossing,
                shipment.sector,
                flow,
                Channel.CUSTOMS,
                "general",
                "road",
                reporter.equals("CN") ? "CNY" : currencyOfRussia);
        long[] sum = reports.computeIfAbsent(new TotalKey(series, day), none -> new long[3]);
        sum[0]++;
        sum[1] += series.currency().equals("RUB") ? value / 2 * 25 : value;
        sum[2] += weight;
    }

    private Database written() throws Exception {
        Database database = Database.migrated();
        Position start = new Position(new PartitionIdentity("totals.daily.v1", 0, "topic-id", "cluster-id", 1), 0);
        Batch batch = new Batch();
        reports.forEach((key, sum) -> {
            Amounts amounts = new Amounts(sum[0], 0, Int128.of(sum[1]), Int128.of(sum[2]));
            batch.add(new DailyTotal(
                    key, amounts, List.of(new DailyChange(key, key.day().plusDays(1), amounts))));
        });
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            store.initialize(List.of(start));
            assertThat(store.write(withMonths(batch), List.of(new OffsetAdvance(start, 1))))
                    .isTrue();
        }
        assertThat(new TreeSet<>(database.rows("SELECT DISTINCT source FROM daily_total")))
                .containsExactly("cn-gacc", "ru-fcs");
        return database;
    }
}
