package io.landport.query.question;

import static io.landport.query.TestStore.kilograms;
import static io.landport.query.TestStore.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landport.answer.AnswerFormat;
import io.landport.answer.AnswerOutput;
import io.landport.domain.document.Channel;
import io.landport.domain.document.Flow;
import io.landport.domain.text.TextLanguage;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Series;
import io.landport.domain.total.TotalKey;
import io.landport.query.Asked;
import io.landport.query.StoreReader;
import io.landport.query.TestStore;
import io.landport.query.sql.AnswerColumn;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares, month on month, clusters and groups of sectors as questions, held against the ready views of the store. */
@Tag("server")
final class ViewQuestionsTest {
    private static final String CHINESE = " cn-gacc CN customs CNY";

    private static TestStore store;

    @BeforeAll
    static void fill() throws Exception {
        store = TestStore.empty()
                .with("2021-01-31 suifenhe-grodekovo-rail wood import" + CHINESE, 3, 1, "70.5", "8")
                .with("2021-01-31 suifenhe-grodekovo-rail energy import" + CHINESE, 1, 0, "20", "100")
                .with("2021-01-31 dongning-poltavka wood import" + CHINESE, 2, 0, "9.5", "3")
                .with("2021-01-30 heihe-blagoveshchensk wood export" + CHINESE, 2, 0, "11", "3")
                .with("2021-02-28 suifenhe-grodekovo-rail wood import" + CHINESE, 4, 0, "0.1", "1")
                .with("2021-02-28 manzhouli-zabaikalsk-rail machinery import" + CHINESE, 4, 0, "0.2", "1")
                .with("2021-02-28 us-port:2304 machinery export us-bts US customs USD", 5, 5, "1000", "0")
                .with("2021-03-31 suifenhe-grodekovo-rail wood import" + CHINESE, 1, 0, "7", "2")
                .with(parcels("e-commerce-retail", "2301", "RU"), new Amounts(3, 0, money("9"), kilograms("1")))
                .with(parcels("e-commerce-business", "2311", "BY"), new Amounts(2, 0, money("5"), kilograms("2")))
                .with(parcels("general", "2311", "RU"), new Amounts(1, 0, money("11"), kilograms("4")));
        for (String month : List.of("2021-01", "2021-02", "2021-03")) {
            store.execute(
                    "INSERT INTO month_first_known (source, month, received_day) VALUES ('cn-gacc', '%s-01', '2021-04-05')"
                            .formatted(month));
        }
        store.execute(
                "INSERT INTO month_first_known (source, month, received_day) VALUES ('us-bts', '2021-02-01', '2021-04-05')");
    }

    /** Exports of a later month, in which there is nothing else. */
    private static TotalKey parcels(String regime, String region, String partner) {
        return new TotalKey(
                new Series(
                        "cn-gacc",
                        "CN",
                        partner,
                        region,
                        "heihe-blagoveshchensk",
                        "wood",
                        Flow.EXPORT,
                        Channel.CUSTOMS,
                        regime,
                        "road",
                        "CNY"),
                LocalDate.of(2022, 5, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "'month,source,flow,sector',        '',       sector_share_of_flow",
        "'month,source,flow,crossing',      '',       crossing_share_of_flow",
        "'month,source,flow,mode',          '',       mode_share_of_flow",
        "'month,source,flow,partner',       '',       partner_share_of_flow",
        "'month,source,flow,crossing,sector', crossing, sector_share_of_crossing",
        "'month,source,flow,crossing,mode', crossing, mode_share_of_crossing",
        "'month,source,flow,crossing,partner', crossing, partner_share_of_crossing",
    })
    void shouldHaveTheSharesOfTheViewsAndRanks(String by, String within, String view) throws Exception {
        // Given
        Asked asked = new Asked(new SharesQuestion()).with("by", by);

        // When
        List<String> rows = rows(within.isEmpty() ? asked : asked.with("within", within));

        // Then
        assertThat(rows)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(viewed(
                        "SELECT concat_ws(',', to_char(month, 'YYYY-MM'), %s, lines, lines_without_weight, trim_scale(value), currency,"
                                        .formatted(by.substring("month,".length()))
                                + " trim_scale(net_weight_kg), trim_scale(total_value), trim_scale(value_share),"
                                + " rank() OVER (PARTITION BY month, source, flow, currency%s ORDER BY value DESC),"
                                        .formatted(within.isEmpty() ? "" : ", " + within)
                                + " coalesce(trim_scale(net_weight_share)::text, '')) FROM " + view));
    }

    @Test
    void shouldNotChangeTheWholeByAFilterOfTheParts() throws Exception {
        // Given
        Asked all = new Asked(new SharesQuestion()).with("from", "2021-01").with("to", "2021-01");

        // When
        List<String> wood = rows(all.with("sector", "wood"));

        // Then
        assertThat(wood)
                .containsExactly(
                        "2021-01,export,wood,2,0,11,CNY,3,11,1,1,1",
                        "2021-01,import,wood,5,1,80,CNY,11,100,0.8,1,0.099099");
        assertThat(rows(all)).containsAll(wood).hasSize(3);
        assertThat(rows(all.with("sector-group", "energy")))
                .containsExactly("2021-01,import,energy,1,0,20,CNY,100,100,0.2,2,0.900901");
        assertThat(rows(all.with("crossing", "dongning-poltavka")))
                .containsExactly("2021-01,import,wood,2,0,9.5,CNY,3,100,0.095,1,0.027027");
        assertThat(rows(all.with("flow", "import"))).allMatch(row -> row.startsWith("2021-01,import,"));
    }

    @Test
    void shouldRefuseAWholeThatRowsDoNotHave() {
        assertThatThrownBy(() -> new Asked(new SharesQuestion())
                        .with("by", "month,sector")
                        .with("within", "crossing")
                        .request())
                .hasMessage("--within: \"crossing\" is not in --by");
    }

    @Test
    void shouldCompareMonthsWithTheMonthBeforeAsTheView() throws Exception {
        // When
        List<String> rows = rows(new Asked(new MonthOnMonthQuestion())
                .with("by", "month,source,reporter,partner,crossing,sector,flow,mode"));

        // Then
        assertThat(rows)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(viewed(
                        "SELECT concat_ws(',', to_char(month, 'YYYY-MM'), source, reporter, partner, crossing, sector, flow, mode, lines,"
                                + text("base_lines") + "trim_scale(value)," + text("base_value") + "currency,"
                                + text("value_growth") + "trim_scale(net_weight_kg)," + text("base_net_weight_kg")
                                + "coalesce(trim_scale(net_weight_growth)::text, '')) FROM month_on_month"));
        assertThat(rows(new Asked(new MonthOnMonthQuestion())
                        .with("source", "cn-gacc")
                        .with("flow", "import")))
                .containsExactly(
                        "2021-01,6,,100,,CNY,,111,,",
                        "2021-02,8,6,0.3,100,CNY,-99.7,2,111,-98.1982",
                        "2021-03,1,8,7,0.3,CNY,2233.3333,2,2,0");
    }

    @ParameterizedTest
    @CsvSource({"cluster, cluster_monthly", "sector-group, sector_group_monthly", "region, region_monthly"})
    void shouldAddUpGroupsAsTheViews(String group, String view) throws Exception {
        // Given
        String column = group.replace('-', '_');

        // When
        List<String> rows = rows(new Asked(TotalsQuestion.monthly()).with("by", "month,source,flow," + group));

        // Then
        assertThat(rows.stream().filter(row -> !group.equals("cluster") || !row.contains("not-specified")))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(viewed(
                        "SELECT concat_ws(',', to_char(month, 'YYYY-MM'), source, flow, %1$s, sum(lines), sum(lines_without_weight), trim_scale(sum(value)), currency, trim_scale(sum(net_weight_kg))) FROM %2$s GROUP BY month, source, flow, %1$s, currency"
                                .formatted(column, view)));
    }

    /** E-commerce is two regimes. Its share is that of both together. */
    @Test
    void shouldHaveECommerceAsTheViews() throws Exception {
        // Given
        String regimes = "e-commerce-retail,e-commerce-business";

        // When
        List<String> months = rows(new Asked(TotalsQuestion.monthly())
                .with("by", "month,crossing,flow,regime")
                .with("regime", regimes));

        // Then
        assertThat(months)
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(viewed(
                        "SELECT concat_ws(',', to_char(month, 'YYYY-MM'), crossing, flow, regime, lines, lines_without_weight,"
                                + " trim_scale(value), currency, trim_scale(net_weight_kg)) FROM e_commerce_monthly"));
        for (String within : List.of("flow", "crossing")) {
            List<String> shares = rows(new Asked(new SharesQuestion())
                    .with("by", "month,source,flow,crossing")
                    .with("within", within)
                    .with("regime", regimes));
            assertThat(shares.stream().map(row -> row.replaceFirst("([^,]*,){10}([^,]*),.*", "$2")))
                    .as(within)
                    .containsExactlyElementsOf(
                            viewed("SELECT trim_scale(value_share) FROM e_commerce_share_of_%s WHERE is_e_commerce"
                                    .formatted(within)));
        }
    }

    /** Found by adding up the rows of flows and crossings, of which each has another price and weight. */
    @Test
    void shouldSayWhichMeasuresAddUp() throws Exception {
        // Given
        String rail = " suifenhe-grodekovo-rail wood import" + CHINESE;
        String road = " dongning-poltavka wood import" + CHINESE;
        String out = " dongning-poltavka wood export" + CHINESE;
        TestStore years = TestStore.empty()
                .with("2020-03-02" + rail, 1, 0, "100", "40")
                .with("2020-03-31" + road, 1, 0, "300", "100")
                .with("2021-02-05" + rail, 1, 0, "80", "20")
                .with("2021-02-28" + road, 1, 0, "50", "30")
                .with("2020-03-31" + out, 1, 0, "10", "40")
                .with("2021-02-28" + out, 1, 0, "20", "10")
                .with("2021-03-31" + out, 1, 0, "70", "50")
                .with("2021-03-05" + rail, 2, 0, "150", "50")
                .with("2021-03-31" + road, 1, 0, "450", "100");

        for (StoreQuestion question : List.of(
                TotalsQuestion.monthly(),
                new YearOnYearQuestion(),
                new MonthOnMonthQuestion(),
                new SharesQuestion(),
                PriceQuestion.index(),
                PriceQuestion.growth())) {
            // When
            Map<String, String> parts = sums(years, question, "month,source,flow,crossing");
            Map<String, String> whole = sums(years, question, "month,source");

            // Then
            assertThat(question.columns(Map.of()).stream()
                            .filter(AnswerColumn::isNumber)
                            // Zeros always add up.
                            .filter(measure -> !"0".equals(parts.get(measure.name()))))
                    .isNotEmpty()
                    .allSatisfy(measure -> assertThat(measure.isAdditive())
                            .as(question.code() + ' ' + measure.name() + ": " + parts.get(measure.name()) + " and "
                                    + whole.get(measure.name()))
                            .isEqualTo(Objects.equals(parts.get(measure.name()), whole.get(measure.name()))));
        }
    }

    /** The sums of the columns of an answer about a month. */
    private static Map<String, String> sums(TestStore of, StoreQuestion question, String by) throws Exception {
        List<String> lines = of.csv(new Asked(question)
                        .with("by", by)
                        .with("from", "2021-03")
                        .with("to", "2021-03"))
                .lines()
                .toList();
        String[] names = lines.get(0).split(",", -1);
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int place = 0; place < names.length; place++) {
                if (cells[place].matches("-?[0-9.]+")) {
                    sums.merge(names[place], new BigDecimal(cells[place]), BigDecimal::add);
                }
            }
        }
        Map<String, String> texts = new TreeMap<>();
        sums.forEach((name, sum) -> texts.put(name, sum.stripTrailingZeros().toPlainString()));
        return texts;
    }

    @ParameterizedTest
    @CsvSource({
        "EN, Harbin - Mudanjiang - Suifenhe - Dongning",
        "ZH, 哈牡绥东",
        "RU, Harbin - Mudanjiang - Suifenhe - Dongning"
    })
    void shouldNameClusters(TextLanguage language, String name) throws Exception {
        // Given
        QuestionRequest request = new Asked(TotalsQuestion.monthly())
                .with("by", "cluster,sector-group")
                .with("cluster", "ha-mu-sui-dong")
                .with("sector-group", "energy")
                .request()
                .in(Optional.of(language));
        StringWriter out = new StringWriter();

        // When
        try (StoreReader reader = StoreReader.open(store.url(), "postgres", "")) {
            reader.answer(request, AnswerFormat.CSV, AnswerOutput.of(out));
        }

        // Then
        assertThat(out.toString().lines().skip(1)).containsExactly("ha-mu-sui-dong," + name + ",energy,1,0,20,CNY,100");
    }

    @Test
    void shouldFilterByGroupsInEveryQuestionOfTotals() throws Exception {
        assertThat(rows(new Asked(TotalsQuestion.daily())
                        .with("cluster", "ha-mu-sui-dong")
                        .with("sector-group", "energy")))
                .containsExactly("1,0,20,CNY,100");
        assertThat(rows(new Asked(TotalsQuestion.monthly())
                        .with("cluster", "not-specified")
                        .with("source", "us-bts")))
                .containsExactly("5,5,1000,USD,0");
    }

    private static String text(String column) {
        return "coalesce(trim_scale(%s)::text, ''),".formatted(column);
    }

    private static List<String> rows(Asked asked) throws Exception {
        return store.csv(asked).lines().skip(1).toList();
    }

    private static List<String> viewed(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(store.url(), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }
}
