package io.landport.store.view;

import static io.landport.store.StoreSamples.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.landport.domain.Seed;
import io.landport.domain.document.Flow;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.CommodityKey;
import io.landport.domain.total.CommodityTotal;
import io.landport.domain.total.Int128;
import io.landport.domain.total.Series;
import io.landport.store.Database;
import io.landport.store.write.Batch;
import io.landport.store.write.OffsetAdvance;
import io.landport.store.write.PartitionIdentity;
import io.landport.store.write.Position;
import io.landport.store.write.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Unit values, their ranges and what is suspect, against plain loops over the facts that were written. */
@Tag("server")
class ScreeningTest {
    private static final int FACTS = 5_000;
    private static final int AMENDED = 500;
    private static final double REACH = 3;
    private static final int MIN_OBSERVATIONS = 10;
    private static final int MIN_MONTHS = 3;
    private static final double TOLERANCE = 1e-6;

    /** Source, reporter, partner and currency. */
    private static final List<List<String>> ORIGINS = List.of(
            List.of("cn-gacc", "CN", "RU", "CNY"),
            List.of("cn-gacc", "CN", "RU", "USD"),
            List.of("ru-fcs", "RU", "CN", "RUB"),
            List.of("cn-ceb", "CN", "RU", "CNY"),
            List.of("ru-former", "RU", "CN", "RUB"));

    private static final List<String> CROSSINGS =
            List.of("suifenhe-grodekovo-rail", "dongning-poltavka", "heihe-kani-kurgan");

    /** The first is memorandum here. */
    private static final List<String> REGIMES = List.of("bonded", "general", "border-small-scale");

    private static final String ROWS =
            "SELECT month, source, partner, region, crossing, flow, regime, currency, commodity, unit,"
                    + " unit_value, observations, months, lower_bound, median, upper_bound, is_suspect, is_preferred, treatment, per"
                    + " FROM unit_value";

    private final Map<String, CommodityTotal> facts = new TreeMap<>();

    /** What a loop makes of a fact. */
    private record ScreenedValue(CommodityTotal fact, Optional<BigDecimal> unitValue, List<Double> before, int months) {
        boolean isJudged() {
            return unitValue.isPresent() && hasRange();
        }

        boolean hasRange() {
            return before.size() >= MIN_OBSERVATIONS && months >= MIN_MONTHS;
        }

        double median() {
            return Math.exp(quantile(0.5));
        }

        double lower() {
            return Math.exp(quantile(0.25) - REACH * (quantile(0.75) - quantile(0.25)));
        }

        double upper() {
            return Math.exp(quantile(0.75) + REACH * (quantile(0.75) - quantile(0.25)));
        }

        boolean isSuspect() {
            double value = valuePer(fact).orElseThrow();
            return isJudged() && (value < lower() || value > upper());
        }

        /** Between the two nearest in proportion. */
        private double quantile(double share) {
            double place = share * (before.size() - 1);
            int below = (int) Math.floor(place);
            int above = Math.min(below + 1, before.size() - 1);
            return before.get(below) + (place - below) * (before.get(above) - before.get(below));
        }
    }

    @Test
    void shouldJudgeAsAPlainLoopDoes() throws Exception {
        // Given
        SplittableRandom random = Seed.random("ScreeningTest");
        Database database = Database.migrated();
        write(database, random);

        // When
        Map<String, String[]> rows = rows(database);

        // Then
        List<ScreenedValue> judged = facts.values().stream()
                .filter(fact -> fact.amounts().lines() > 0)
                .map(this::judged)
                .toList();
        assertThat(rows).hasSameSizeAs(judged);
        for (ScreenedValue each : judged) {
            assertRow(each, rows.get(key(each.fact.key())));
        }
        assertThat(judged.stream().filter(ScreenedValue::isJudged)).hasSizeGreaterThan(FACTS / 4);
        assertThat(judged.stream().filter(each -> each.isJudged() && each.isSuspect()))
                .hasSizeBetween(FACTS / 100, FACTS / 4);
        assertThat(database.rows("SELECT count(*) FROM suspect"))
                .containsExactly(Long.toString(judged.stream()
                        .filter(each -> each.isJudged() && each.isSuspect())
                        .count()));
        assertTotals(database, judged);
        assertCommodities(database, judged);
        assertBreaks(database);
    }

    @Test
    void shouldFollowThePolicyAtOnce() throws Exception {
        // Given
        Database database = Database.migrated();
        for (int month = 1; month <= 12; month++) {
            put(database, YearMonth.of(2025, month), "440710", "m3", month % 2 == 0 ? 100 : 130, 10);
        }
        put(database, YearMonth.of(2026, 1), "440710", "m3", 200, 10);
        put(database, YearMonth.of(2026, 2), "440710", "m3", 1_300, 10);
        String suspects =
                "SELECT month, unit_value, observations, months, lower_bound, median, upper_bound FROM suspect";

        // When
        List<String> usual = database.rows(suspects);
        database.execute("UPDATE screening_policy SET reach = 1");
        List<String> narrow = database.rows(suspects + " ORDER BY month");
        database.execute("UPDATE screening_policy SET least_observations = 13");
        List<String> ofMany = database.rows(suspects);
        database.execute("UPDATE screening_policy SET least_observations = 4, least_months = 12");
        List<String> ofMonths = database.rows(suspects);
        database.execute("DELETE FROM screening_policy");
        List<String> ofNone = database.rows(suspects);

        // Then
        String february = "2026-02-01|130.000000|12|12|";
        assertThat(usual).singleElement().asString().startsWith(february);
        assertThat(narrow)
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("2026-01-01|20.000000|12|12|7.692308|11.401754|16.900000");
        assertThat(ofMany).isEmpty();
        assertThat(ofMonths).hasSize(2);
        assertThat(ofNone).isEmpty();
        assertThat(database.rows("SELECT count(*) FROM unit_value")).containsExactly("14");
    }

    @Test
    void shouldJudgeAnewWhatComesAfterACorrection() throws Exception {
        // Given
        Database database = Database.migrated();
        for (int month = 1; month <= 12; month++) {
            put(database, YearMonth.of(2025, month), "270112", "t", 1_000 + month, 1);
        }
        put(database, YearMonth.of(2026, 1), "270112", "t", 2_000, 1);
        List<String> before = database.rows("SELECT month, unit_value FROM suspect");

        // When
        for (int month = 1; month <= 6; month++) {
            put(database, YearMonth.of(2025, month), "270112", "t", 2_000, 1);
        }

        // Then
        assertThat(before).containsExactly("2026-01-01|2000.000000");
        assertThat(database.rows("SELECT month, unit_value FROM suspect")).isEmpty();
    }

    @Test
    void shouldAnswerTheQuestionsOfTheDocument() throws Exception {
        // Given
        Database database = Database.migrated();
        for (int month = 1; month <= 12; month++) {
            put(database, YearMonth.of(2025, month), "440710", "m3", month % 2 == 0 ? 100 : 130, 10);
        }
        put(database, YearMonth.of(2026, 1), "440710", "m3", 100_000, 10);
        put(database, YearMonth.of(2026, 1), "270112", "t", 300_000, 10);
        String page = Files.readString(Path.of("..", "docs", "analysts", "unit-values.md"));

        // When
        List<List<String>> answers = new ArrayList<>();
        for (MatchResult question : Pattern.compile("```sql\\n(.*?);\\s*```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .toList()) {
            answers.add(database.rows(question.group(1)));
        }

        // Then
        assertThat(answers)
                .containsExactly(
                        List.of("2026-01-01|cn-gacc|import|RU|440710|10000.000000|11.401754|m3|CNY|100000.0000"),
                        List.of("2026-01-01|20.000|10.000|25.0|CNY"));
    }

    private void assertRow(ScreenedValue expected, String[] row) {
        String as = String.join("|", row);
        assertThat(row[10])
                .as(as)
                .isEqualTo(expected.unitValue.map(BigDecimal::toPlainString).orElse("null"));
        assertThat(row[11] + row[12]).as(as).isEqualTo("" + expected.before.size() + expected.months);
        if (expected.hasRange()) {
            assertThat(Double.parseDouble(row[13]))
                    .as(as)
                    .isCloseTo(expected.lower(), within(TOLERANCE + expected.lower() * TOLERANCE));
            assertThat(Double.parseDouble(row[14]))
                    .as(as)
                    .isCloseTo(expected.median(), within(TOLERANCE + expected.median() * TOLERANCE));
            assertThat(Double.parseDouble(row[15]))
                    .as(as)
                    .isCloseTo(expected.upper(), within(TOLERANCE + expected.upper() * TOLERANCE));
        } else {
            assertThat(row[13] + row[14] + row[15]).as(as).isEqualTo("nullnullnull");
        }
        assertThat(row[16]).as(as).isEqualTo(expected.isJudged() ? (expected.isSuspect() ? "t" : "f") : "null");
        CommodityKey key = expected.fact.key();
        assertThat(row[17]).as(as).isEqualTo(key.source().equals("ru-former") ? "f" : "t");
        assertThat(row[18]).as(as).isEqualTo(isTrade(key) ? "included" : "memorandum");
        assertThat(row[19]).as(as).isEqualTo(key.unit().equals(Series.NOT_SPECIFIED) ? "kg" : key.unit());
    }

    private static void assertTotals(Database database, List<ScreenedValue> judged) throws Exception {
        Map<String, long[]> sums = new TreeMap<>();
        for (ScreenedValue each : judged) {
            CommodityKey key = each.fact.key();
            if (isTrade(key)) {
                long[] sum = sums.computeIfAbsent(
                        String.join(
                                "|",
                                key.month() + "-01",
                                key.source(),
                                key.flow().code(),
                                key.crossing(),
                                key.commodity().substring(0, 2),
                                key.currency()),
                        none -> new long[7]);
                long lines = each.fact.amounts().lines();
                long value = each.fact.amounts().value().low();
                boolean isSuspect = each.isJudged() && each.isSuspect();
                add(sum, 0, lines, value, true);
                add(sum, 2, lines, value, each.isJudged());
                add(sum, 4, lines, value, isSuspect);
                sum[6] += isSuspect ? each.fact.amounts().netWeight().low() : 0;
            }
        }
        assertThat(database.rows("SELECT month, source, flow, crossing, chapter, currency, lines, value, judged_lines,"
                        + " judged_value, suspect_lines, suspect_value, suspect_net_weight_kg, lines_without_suspects,"
                        + " value_without_suspects FROM screened_total"))
                .containsExactlyInAnyOrderElementsOf(sums.entrySet().stream()
                        .map(sum -> sum.getKey() + cells(sum.getValue()))
                        .toList());
    }

    private static void assertCommodities(Database database, List<ScreenedValue> judged) throws Exception {
        assertThat(
                        database.rows(
                                "SELECT month, source, reporter, partner, region, crossing, flow, regime, treatment, currency,"
                                        + " chapter, commodity, unit, lines, lines_without_weight, value, net_weight_kg, quantity FROM commodity_monthly"))
                .containsExactlyInAnyOrderElementsOf(
                        judged.stream().map(each -> commodity(each.fact)).toList());
    }

    private static String commodity(CommodityTotal fact) {
        CommodityKey key = fact.key();
        return String.join(
                "|",
                key.month() + "-01",
                key.source(),
                key.reporter(),
                key.partner(),
                key.region(),
                key.crossing(),
                key.flow().code(),
                key.regime(),
                isTrade(key) ? "included" : "memorandum",
                key.currency(),
                key.commodity().substring(0, 2),
                key.commodity(),
                key.unit(),
                Long.toString(fact.amounts().lines()),
                Long.toString(fact.amounts().linesWithoutWeight()),
                BigDecimal.valueOf(fact.amounts().value().low(), 4).toPlainString(),
                BigDecimal.valueOf(fact.amounts().netWeight().low(), 3).toPlainString(),
                BigDecimal.valueOf(fact.quantity().low(), 3).toPlainString());
    }

    private static void assertBreaks(Database database) throws Exception {
        database.execute("DELETE FROM series_break");
        database.execute("INSERT INTO series_break (reporter, regime, day, note, reference_version)"
                + " SELECT 'CN', NULL, max(month) + 30, 'More counts.', 't' FROM screened_total WHERE reporter = 'CN'"
                + " AND extract(day FROM month + interval '1 month' - interval '1 day') = 31");
        assertThat(
                        database.rows(
                                "SELECT DISTINCT month, reporter, series_break FROM screened_total"
                                        + " WHERE series_break IS NOT NULL OR reporter = 'CN' AND month = (SELECT day - 30 FROM series_break)"))
                .isEqualTo(database.rows("SELECT day - 30, reporter, note FROM series_break"))
                .hasSize(1);
    }

    private static void add(long[] sum, int place, long lines, long value, boolean isIn) {
        sum[place] += isIn ? lines : 0;
        sum[place + 1] += isIn ? value : 0;
    }

    private static String cells(long[] sum) {
        return "|" + sum[0] + '|' + BigDecimal.valueOf(sum[1], 4) + '|' + sum[2] + '|' + decimal(sum[3], 4, sum[2])
                + '|'
                + sum[4] + '|' + decimal(sum[5], 4, sum[4]) + '|' + decimal(sum[6], 3, sum[4]) + '|' + (sum[0] - sum[4])
                + '|' + BigDecimal.valueOf(sum[1] - sum[5], 4);
    }

    /** A sum of nothing has no decimals. */
    private static String decimal(long unscaled, int scale, long lines) {
        return lines == 0 ? "0" : BigDecimal.valueOf(unscaled, scale).toString();
    }

    private ScreenedValue judged(CommodityTotal fact) {
        CommodityKey key = fact.key();
        Predicate<CommodityTotal> isBefore = other -> other.key().month().isBefore(key.month())
                && !other.key().month().isBefore(key.month().minusMonths(12))
                && other.key().source().equals(key.source())
                && other.key().flow() == key.flow()
                && other.key().currency().equals(key.currency())
                && other.key().commodity().equals(key.commodity())
                && other.key().unit().equals(key.unit());
        List<CommodityTotal> before = facts.values().stream()
                .filter(isBefore)
                .filter(other -> valuePer(other).orElse(0.0) > 0)
                .toList();
        return new ScreenedValue(
                fact,
                divisor(fact)
                        .map(divisor -> new BigDecimal(fact.amounts().value().toBigInteger(), 4)
                                .divide(divisor, 6, RoundingMode.HALF_UP)),
                before.stream()
                        .map(other -> Math.log(valuePer(other).orElseThrow()))
                        .sorted()
                        .toList(),
                (int) before.stream()
                        .map(other -> other.key().month())
                        .distinct()
                        .count());
    }

    private static Optional<Double> valuePer(CommodityTotal fact) {
        return divisor(fact).map(divisor -> fact.amounts().value().low() / 1e4 / divisor.doubleValue());
    }

    private static Optional<BigDecimal> divisor(CommodityTotal fact) {
        boolean isOfWeight = fact.key().unit().equals(Series.NOT_SPECIFIED);
        if (isOfWeight && fact.amounts().linesWithoutWeight() > 0) {
            return Optional.empty();
        }
        Int128 amount = isOfWeight ? fact.amounts().netWeight() : fact.quantity();
        return Optional.of(new BigDecimal(amount.toBigInteger(), 3)).filter(found -> found.signum() > 0);
    }

    private static boolean isTrade(CommodityKey key) {
        return !key.regime().equals(REGIMES.get(0));
    }

    /** All facts, then some of them again with other amounts. */
    private void write(Database database, SplittableRandom random) throws Exception {
        Position position =
                new Position(new PartitionIdentity("totals.commodity.v1", 0, "topic-id", "cluster-id", 1), 0);
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            store.initialize(List.of(position));
            Batch batch = new Batch();
            for (int i = 0; i < FACTS; i++) {
                add(batch, fact(random, key(random)));
            }
            assertThat(store.write(batch, List.of(new OffsetAdvance(position, 1))))
                    .isTrue();
            Batch amended = new Batch();
            List<CommodityTotal> written = new ArrayList<>(facts.values());
            for (int i = 0; i < AMENDED; i++) {
                add(
                        amended,
                        fact(random, written.get(random.nextInt(written.size())).key()));
            }
            assertThat(store.write(amended, List.of(new OffsetAdvance(position.moveTo(1), 2))))
                    .isTrue();
        }
        database.execute("UPDATE regime SET treatment = 'memorandum' WHERE id = 'bonded'");
        database.execute("INSERT INTO source SELECT (jsonb_populate_record(source, '{\"id\": \"ru-former\"}')).*"
                + " FROM source WHERE id = 'ru-fcs'");
    }

    private void add(Batch batch, CommodityTotal fact) {
        facts.put(key(fact.key()), fact);
        batch.add(fact);
    }

    private static CommodityKey key(SplittableRandom random) {
        List<String> origin = ORIGINS.get(random.nextInt(ORIGINS.size()));
        int commodity = random.nextInt(5);
        return new CommodityKey(
                YearMonth.of(2024, 1).plusMonths(random.nextInt(30)),
                origin.get(0),
                origin.get(1),
                origin.get(2),
                random.nextBoolean() ? "23019" : "elsewhere",
                CROSSINGS.get(random.nextInt(CROSSINGS.size())),
                random.nextBoolean() ? Flow.IMPORT : Flow.EXPORT,
                REGIMES.get(random.nextInt(REGIMES.size())),
                origin.get(3),
                List.of("270112", "440710", "440711", "0303", "84").get(commodity),
                List.of("t", "m3", "m3", Series.NOT_SPECIFIED, "007").get(random.nextInt(12) == 0 ? 3 : commodity));
    }

    /** Mostly of a usual price, at times with a quantity that is wrong by orders of magnitude, at times without one. */
    private static CommodityTotal fact(SplittableRandom random, CommodityKey key) {
        long lines = random.nextInt(40) == 0 ? 0 : 1L + random.nextInt(5);
        if (lines == 0) {
            return new CommodityTotal(key, new Amounts(0, 0, Int128.of(0), Int128.of(0)), Int128.of(0));
        }
        double price = key.commodity().length() * 7 * Math.exp(random.nextDouble() + random.nextDouble() - 1);
        long amount = 1L + random.nextInt(1_000_000);
        long value = random.nextInt(50) == 0 ? 0 : Math.round(price * amount * 10);
        long wrong = random.nextInt(30) == 0 ? amount * 1_000 : random.nextInt(30) == 0 ? amount / 1_000 : amount;
        boolean hasQuantity = !key.unit().equals(Series.NOT_SPECIFIED);
        return new CommodityTotal(
                key,
                new Amounts(lines, random.nextInt(10) == 0 ? 1 : 0, Int128.of(value), Int128.of(wrong)),
                Int128.of(hasQuantity ? wrong : 0));
    }

    /** @param value in units of the currency, and quantity in units */
    private static void put(
            Database database, YearMonth month, String commodity, String unit, long value, long quantity)
            throws Exception {
        CommodityKey key = new CommodityKey(
                month, "cn-gacc", "CN", "RU", "r", CROSSINGS.get(0), Flow.IMPORT, "general", "CNY", commodity, unit);
        Position position =
                new Position(new PartitionIdentity("totals.commodity.v1", 0, "topic-id", "cluster-id", 1), 0);
        try (Store store = new Store(database.address(), 1, REFERENCE)) {
            Position next = store.initialize(List.of(position)).get(0);
            Batch batch = new Batch();
            batch.add(new CommodityTotal(
                    key,
                    new Amounts(1, 0, Int128.of(value * 10_000), Int128.of(quantity * 1_000)),
                    Int128.of(quantity * 1_000)));
            assertThat(store.write(batch, List.of(new OffsetAdvance(next, next.next() + 1))))
                    .isTrue();
        }
    }

    private static Map<String, String[]> rows(Database database) throws Exception {
        Map<String, String[]> rows = new TreeMap<>(Comparator.naturalOrder());
        for (String row : database.rows(ROWS)) {
            String[] cells = row.split("\\|", -1);
            rows.put(String.join("|", List.of(cells).subList(0, 10)), cells);
        }
        return rows;
    }

    private static String key(CommodityKey key) {
        return String.join(
                "|",
                key.month() + "-01",
                key.source(),
                key.partner(),
                key.region(),
                key.crossing(),
                key.flow().code(),
                key.regime(),
                key.currency(),
                key.commodity(),
                key.unit());
    }
}
