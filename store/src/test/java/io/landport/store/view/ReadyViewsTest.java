package io.landport.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.landport.domain.Seed;
import io.landport.domain.reference.CrossingCluster;
import io.landport.domain.reference.Region;
import io.landport.domain.reference.commodity.Sector;
import io.landport.store.Database;
import io.landport.store.StoreSamples;
import io.landport.store.view.RandomTrade.Fact;
import io.landport.store.view.RandomTrade.Member;
import io.landport.store.view.RandomTrade.Sum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the ready views say, against plain loops over the facts that were written. */
@Tag("server")
class ReadyViewsTest {
    private static final int FACTS = 5_000;
    private static final Set<String> PREFERRED = Set.of("cn-gacc", "cn-ceb", "ru-fcs", "us-bts");
    private static final String AMOUNTS = "lines, lines_without_weight, value, net_weight_kg";
    private static final String SUMS =
            "sum(lines)::bigint, sum(lines_without_weight)::bigint, sum(value), sum(net_weight_kg)";
    private static final SplittableRandom RANDOM = Seed.random("ReadyViewsTest");
    private static final RandomTrade TRADE = RandomTrade.of(RANDOM, FACTS);

    private static final Map<String, String> GROUPS =
            StoreSamples.REFERENCE.sectors().all().stream().collect(Collectors.toMap(Sector::id, Sector::group));
    private static final Map<String, String> TOPMOST = StoreSamples.REFERENCE.dimensions().zones().regions().stream()
            .collect(Collectors.toMap(Region::id, Region::topmost));

    private static Database database;

    @BeforeAll
    static void write() throws Exception {
        database = Database.migrated();
        TRADE.writeTo(database);
    }

    @Test
    void shouldShowEveryDayOfEverySeries() throws Exception {
        assertRows(
                "SELECT day, source, is_preferred, reporter, partner, region, crossing, sector, flow, channel, regime,"
                        + " treatment, mode, currency, " + AMOUNTS + " FROM daily",
                fact -> Stream.of(row(fact.day(), ofSeries(fact))));
    }

    @Test
    void shouldShowEveryMonthOfEverySeries() throws Exception {
        assertRows(
                "SELECT month, source, is_preferred, reporter, partner, region, crossing, sector, flow, channel,"
                        + " regime, treatment, mode, currency, " + AMOUNTS + " FROM monthly",
                fact -> Stream.of(row(fact.month(), ofSeries(fact))));
    }

    @Test
    void shouldCountACrossingInACorridorOnTheDaysOnWhichItBelongsToIt() throws Exception {
        assertRows(
                "SELECT month, corridor, " + ROLL_UP + " FROM corridor_monthly",
                fact -> trade(fact, corridors(fact)).map(corridor -> row(fact.month(), corridor, rolledUp(fact))));
    }

    @Test
    void shouldAddNothingForAnAlias() throws Exception {
        // Given
        String sums = "SELECT corridor, source, currency, " + SUMS
                + " FROM corridor_monthly GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
        List<String> before = database.rows(sums);

        // When
        database.execute("INSERT INTO corridor_alias SELECT id || ' by another name', id, 'v' FROM corridor"
                + " UNION ALL SELECT id || ' by a third name', id, 'v' FROM corridor");

        // Then
        assertThat(database.rows(sums)).isEqualTo(before).isNotEmpty();
    }

    @Test
    void shouldCountATraderInAZoneOnTheDaysOnWhichItsRegionLiesInIt() throws Exception {
        assertRows(
                "SELECT month, zone, " + ROLL_UP + " FROM zone_monthly",
                fact -> trade(fact, zones(fact)).map(zone -> row(fact.month(), zone, rolledUp(fact))));
    }

    @Test
    void shouldSayWhatWasKnownOfCorridorsAndZones() throws Exception {
        for (int i = 0; i < 5; i++) {
            LocalDate knownOn = anyDay();
            RandomTrade known = TRADE.knownOn(knownOn);
            String then =
                    " WHERE received_day <= '%s' GROUP BY 1, 2, 3, 4, 5 HAVING sum(lines) <> 0".formatted(knownOn);
            assertRows(
                    known,
                    "SELECT month, corridor, crossing, source, currency, " + SUMS + " FROM corridor_change" + then,
                    fact -> corridors(fact)
                            .map(corridor -> row(
                                    fact.month(),
                                    corridor,
                                    fact.series().crossing(),
                                    fact.series().source(),
                                    fact.series().currency())));
            assertRows(
                    known,
                    "SELECT month, zone, region, source, currency, " + SUMS + " FROM zone_change" + then,
                    fact -> zones(fact)
                            .map(zone -> row(
                                    fact.month(),
                                    zone,
                                    fact.series().region(),
                                    fact.series().source(),
                                    fact.series().currency())));
        }
    }

    @Test
    void shouldRollUpByRegion() throws Exception {
        assertRows(
                "SELECT month, region, topmost, " + ROLL_UP + " FROM region_monthly",
                fact -> trade(fact, Stream.of(fact.series().region()))
                        .map(region ->
                                row(fact.month(), region, TOPMOST.getOrDefault(region, region), rolledUp(fact))));
    }

    @Test
    void shouldRollUpByCluster() throws Exception {
        Collection<CrossingCluster> clusters =
                StoreSamples.REFERENCE.dimensions().clusters();
        assertRows(
                "SELECT month, cluster, " + ROLL_UP + " FROM cluster_monthly",
                fact -> trade(
                                fact,
                                clusters.stream()
                                        .filter(cluster -> cluster.crossings()
                                                .contains(fact.series().crossing()))
                                        .map(CrossingCluster::id))
                        .map(cluster -> row(fact.month(), cluster, rolledUp(fact))));
    }

    @Test
    void shouldRollUpByGroupOfSectors() throws Exception {
        assertRows(
                "SELECT month, sector_group, crossing, source, is_preferred, reporter, partner, flow, channel,"
                        + " currency, "
                        + AMOUNTS + " FROM sector_group_monthly",
                fact -> trade(fact, Stream.of(GROUPS.getOrDefault(fact.series().sector(), "not-specified")))
                        .map(group -> row(
                                fact.month(),
                                group,
                                fact.series().crossing(),
                                fact.series().source(),
                                isPreferred(fact),
                                fact.series().reporter(),
                                fact.series().partner(),
                                fact.series().flow().code(),
                                fact.series().channel().code(),
                                fact.series().currency())));
    }

    @Test
    void shouldShowECommerceByRegimeOnWhateverPaper() throws Exception {
        assertRows(
                "SELECT month, regime, crossing, " + ROLL_UP + " FROM e_commerce_monthly",
                fact -> Stream.of(fact.series().regime())
                        .filter(regime -> regime.startsWith("e-commerce-"))
                        .map(regime -> row(fact.month(), regime, fact.series().crossing(), rolledUp(fact))));
        assertThat(database.rows("SELECT DISTINCT regime, channel FROM e_commerce_monthly ORDER BY 1, 2"))
                .containsExactly(
                        "e-commerce-business|customs",
                        "e-commerce-business|e-commerce",
                        "e-commerce-retail|customs",
                        "e-commerce-retail|e-commerce");
    }

    @Test
    void shouldDivideByTheTotalOfTheCrossingOrOfTheFlow() throws Exception {
        assertShares(
                "sector_share_of_crossing",
                "crossing, ",
                "sector",
                fact -> fact.series().crossing() + "|",
                fact -> fact.series().sector());
        assertShares(
                "partner_share_of_crossing",
                "crossing, ",
                "partner",
                fact -> fact.series().crossing() + "|",
                fact -> fact.series().partner());
        assertShares(
                "sector_share_of_flow",
                "",
                "sector",
                fact -> "",
                fact -> fact.series().sector());
        assertShares(
                "partner_share_of_flow",
                "",
                "partner",
                fact -> "",
                fact -> fact.series().partner());
    }

    @Test
    void shouldDivideByTheTotalForCrossingsModesAndECommerce() throws Exception {
        assertShares(
                "crossing_share_of_flow",
                "",
                "crossing",
                fact -> "",
                fact -> fact.series().crossing());
        assertShares(
                "mode_share_of_flow",
                "",
                "mode",
                fact -> "",
                fact -> fact.series().mode());
        assertShares(
                "mode_share_of_crossing",
                "crossing, ",
                "mode",
                fact -> fact.series().crossing() + "|",
                fact -> fact.series().mode());
        assertShares("e_commerce_share_of_flow", "", "is_e_commerce", fact -> "", ReadyViewsTest::isOfECommerce);
        assertShares(
                "e_commerce_share_of_crossing",
                "crossing, ",
                "is_e_commerce",
                fact -> fact.series().crossing() + "|",
                ReadyViewsTest::isOfECommerce);
    }

    @Test
    void shouldRankByValueWithinTheWhole() throws Exception {
        // Given
        Map<String, Sum> crossings = TRADE.sums(fact -> trade(
                fact,
                Stream.of(row(
                        fact.month(),
                        fact.series().flow().code(),
                        fact.series().source(),
                        fact.series().currency(),
                        fact.series().crossing()))));
        List<String> expected = new ArrayList<>();
        crossings.forEach((key, sum) -> {
            String whole = key.substring(0, key.lastIndexOf('|') + 1);
            long greater = crossings.entrySet().stream()
                    .filter(other ->
                            other.getKey().startsWith(whole) && other.getValue().value() > sum.value())
                    .count();
            expected.add(row(key, greater + 1));
        });

        // When
        List<String> rows =
                database.rows("SELECT month, flow, source, currency, crossing, value_rank FROM crossing_share_of_flow");

        // Then
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldCompareEachMonthWithTheOneBefore() throws Exception {
        // Given
        Map<String, Sum> sums = TRADE.sums(fact -> trade(fact, Stream.of(monthOf(fact) + "|" + compared(fact))));
        Map<String, Sum> wholes = TRADE.sums(fact -> trade(
                fact,
                Stream.of(row(
                        monthOf(fact),
                        fact.series().source(),
                        fact.series().flow().code(),
                        fact.series().currency()))));
        Set<String> keys = sums.keySet().stream()
                .map(key -> key.substring(key.indexOf('|') + 1))
                .collect(Collectors.toSet());
        List<String> expected = new ArrayList<>();
        for (YearMonth month = YearMonth.from(RandomTrade.FIRST);
                !month.isAfter(YearMonth.from(RandomTrade.LAST).plusMonths(1));
                month = month.plusMonths(1)) {
            for (String key : keys) {
                Sum now = sums.getOrDefault(month + "|" + key, Sum.NOTHING);
                Sum before = sums.getOrDefault(month.minusMonths(1) + "|" + key, Sum.NOTHING);
                String[] cells = key.split("\\|", -1);
                String whole = row(cells[3], cells[2], cells[7]);
                boolean isReported =
                        wholes.getOrDefault(month + "|" + whole, Sum.NOTHING).lines() > 0;
                boolean hasBase = wholes.getOrDefault(month.minusMonths(1) + "|" + whole, Sum.NOTHING)
                                .lines()
                        > 0;
                if (isReported && (now.lines() != 0 || before.lines() != 0)) {
                    expected.add(row(
                            month.atDay(1),
                            key,
                            now.lines(),
                            BigDecimal.valueOf(now.value(), 4),
                            hasBase ? before.lines() : "null",
                            hasBase ? BigDecimal.valueOf(before.value(), 4) : "null",
                            hasBase ? growth(now.value(), before.value()) : "null"));
                }
            }
        }

        // When
        List<String> rows = database.rows(
                "SELECT month, crossing, sector, flow, source, reporter, partner, mode, currency, lines, round(value,"
                        + " 4), base_lines, round(base_value, 4), value_growth FROM month_on_month");

        // Then
        assertThat(expected).isNotEmpty();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldHaveTheKindOfTheCrossingWithoutAJoin() throws Exception {
        for (String view : List.of(
                "daily",
                "monthly",
                "rolling",
                "public_internal.named_series",
                "crossing_share_of_flow",
                "month_on_month")) {
            // When
            List<String> wrong = database.rows("SELECT v.crossing, v.crossing_kind, c.kind FROM " + view
                    + " v LEFT JOIN crossing c ON c.id = v.crossing WHERE v.crossing_kind IS DISTINCT FROM"
                    + " c.kind LIMIT 3");

            // Then
            assertThat(wrong).as(view).isEmpty();
        }
    }

    /** Those of raw totals have codes only. */
    @Test
    void shouldNameThePartnerWhereverTheSourceHasAName() throws Exception {
        // Given
        List<String> views =
                database.rows("SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'"
                        + " AND column_name IN ('partner', 'source_name') GROUP BY 1 HAVING count(*) = 2");
        List<String> functions = database.rows("""
                SELECT proname || '(' || array_to_string(ARRAY(
                  SELECT CASE a.type WHEN 'date'::regtype THEN quote_literal('2026-01-01') || '::date' WHEN 'text'::regtype THEN
                    quote_literal('USD') ELSE '400' END
                  FROM unnest(proargtypes::oid[]) WITH ORDINALITY AS a (type, place) ORDER BY a.place), ', ') || ')'
                FROM pg_proc
                WHERE pronamespace = 'public'::regnamespace AND proargnames @> '{partner, source_name}'
                  AND NOT obj_description(oid) ~ 'Used by'""");
        database.execute("DELETE FROM country WHERE id = 'KZ'");
        assertThat(views).contains("daily", "partner_share_of_flow", "price_and_volume");
        assertThat(functions).contains("daily_known_on('2026-01-01'::date)", "year_on_year_after(400)");

        for (String rows : Stream.concat(views.stream(), functions.stream()).toList()) {
            // When
            List<String> wrong = database.rows("SELECT v.partner, v.partner_name FROM " + rows
                    + " v LEFT JOIN country n ON n.id = v.partner"
                    + " WHERE v.partner_name IS DISTINCT FROM coalesce(n.name, v.partner) LIMIT 3");

            // Then
            assertThat(wrong).as(rows).isEmpty();
        }
    }

    @Test
    void shouldNotChangeAShareWhereOtherSectorsAreNotAskedFor() throws Exception {
        // Given
        String shares = "SELECT month, crossing, flow, source, currency, value_share FROM sector_share_of_crossing%s"
                + " ORDER BY 1, 2, 3, 4, 5";

        // When
        List<String> asked = database.rows(shares.formatted(" WHERE sector = 'wood'"));

        // Then
        assertThat(asked)
                .isNotEmpty()
                .isEqualTo(
                        database.rows("SELECT month, crossing, flow, source, currency, value_share FROM (SELECT * FROM"
                                + " sector_share_of_crossing OFFSET 0) AS s WHERE sector = 'wood' ORDER BY 1, 2,"
                                + " 3, 4, 5"));
    }

    private static final String ROLL_UP =
            "source, is_preferred, reporter, partner, sector, flow, channel, currency, " + AMOUNTS;

    private static String rolledUp(Fact fact) {
        return row(
                fact.series().source(),
                isPreferred(fact),
                fact.series().reporter(),
                fact.series().partner(),
                fact.series().sector(),
                fact.series().flow().code(),
                fact.series().channel().code(),
                fact.series().currency());
    }

    private static String ofSeries(Fact fact) {
        return row(
                fact.series().source(),
                isPreferred(fact),
                fact.series().reporter(),
                fact.series().partner(),
                fact.series().region(),
                fact.series().crossing(),
                fact.series().sector(),
                fact.series().flow().code(),
                fact.series().channel().code(),
                fact.series().regime(),
                isTrade(fact) ? "included" : "memorandum",
                fact.series().mode(),
                fact.series().currency());
    }

    private static String isPreferred(Fact fact) {
        return PREFERRED.contains(fact.series().source()) ? "t" : "f";
    }

    private static String isOfECommerce(Fact fact) {
        return fact.series().regime().startsWith("e-commerce-") ? "t" : "f";
    }

    private static YearMonth monthOf(Fact fact) {
        return YearMonth.from(fact.day());
    }

    private static String compared(Fact fact) {
        return row(
                fact.series().crossing(),
                fact.series().sector(),
                fact.series().flow().code(),
                fact.series().source(),
                fact.series().reporter(),
                fact.series().partner(),
                fact.series().mode(),
                fact.series().currency());
    }

    private static String growth(long now, long before) {
        return before == 0
                ? "null"
                : BigDecimal.valueOf(now)
                        .subtract(BigDecimal.valueOf(before))
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(before), 4, RoundingMode.HALF_UP)
                        .toString();
    }

    private static boolean isTrade(Fact fact) {
        return !fact.series().regime().equals("bonded");
    }

    /** The keys of a fact that is trade; none of a memorandum. */
    private static Stream<String> trade(Fact fact, Stream<String> keys) {
        return isTrade(fact) ? keys : Stream.empty();
    }

    private static Stream<String> corridors(Fact fact) {
        return wholes(RandomTrade.CORRIDORS, fact.series().crossing(), fact.day());
    }

    private static Stream<String> zones(Fact fact) {
        return wholes(RandomTrade.ZONES, fact.series().region(), fact.day());
    }

    private static Stream<String> wholes(List<Member> members, String part, LocalDate day) {
        return members.stream().filter(member -> member.holds(part, day)).map(Member::whole);
    }

    private static LocalDate anyDay() {
        long days = RandomTrade.LAST.toEpochDay() - RandomTrade.FIRST.toEpochDay();
        return RandomTrade.FIRST.plusDays(30 + RANDOM.nextLong(days));
    }

    private static String row(Object... cells) {
        return Stream.of(cells).map(Object::toString).collect(Collectors.joining("|"));
    }

    private static void assertShares(
            String view, String columns, String part, Function<Fact, String> whole, Function<Fact, String> shared)
            throws Exception {
        Function<Fact, String> of = fact -> fact.month() + "|" + whole.apply(fact)
                + row(
                        fact.series().flow().code(),
                        fact.series().source(),
                        fact.series().currency());
        Map<String, Sum> totals = TRADE.sums(fact -> trade(fact, Stream.of(of.apply(fact))));
        Map<String, Sum> parts = TRADE.sums(fact -> trade(fact, Stream.of(of.apply(fact) + "|" + shared.apply(fact))));
        List<String> expected = new ArrayList<>();
        parts.forEach((key, sum) -> {
            Sum total = totals.getOrDefault(key.substring(0, key.lastIndexOf('|')), Sum.NOTHING);
            expected.add(row(
                    key,
                    sum.cells(),
                    BigDecimal.valueOf(total.value(), 4),
                    share(sum.value(), total.value()),
                    BigDecimal.valueOf(total.weight(), 3),
                    share(sum.weight(), total.weight())));
        });
        assertThat(database.rows("SELECT month, " + columns + "flow, source, currency, " + part + ", " + AMOUNTS
                        + ", total_value, value_share, total_net_weight_kg, net_weight_share FROM " + view))
                .as(view)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String share(long part, long total) {
        return total == 0
                ? "null"
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(total), 6, RoundingMode.HALF_UP)
                        .toString();
    }

    private static void assertRows(String sql, Function<Fact, Stream<String>> keys) throws Exception {
        assertRows(TRADE, sql, keys);
    }

    private static void assertRows(RandomTrade trade, String sql, Function<Fact, Stream<String>> keys)
            throws Exception {
        List<String> expected = trade.rows(keys);
        assertThat(expected).isNotEmpty();
        assertThat(database.rows(sql)).as(sql).containsExactlyInAnyOrderElementsOf(expected);
    }
}
