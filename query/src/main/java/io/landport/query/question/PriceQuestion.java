package io.landport.query.question;

import static io.landport.query.sql.Dimension.CROSSING;
import static io.landport.query.sql.Dimension.CURRENCY;
import static io.landport.query.sql.Dimension.FLOW;
import static io.landport.query.sql.Dimension.MODE;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.PARTNER;
import static io.landport.query.sql.Dimension.REPORTER;
import static io.landport.query.sql.Dimension.SECTOR;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.YEAR;

import io.landport.answer.OptionProblem;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Price and volume of months, compared with the same months a year before: indices of unit values, or the parts of growth
 * (docs/analysts/price-and-volume.md).
 */
public final class PriceQuestion extends StoreQuestion {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(MONTH, YEAR, SOURCE, REPORTER, PARTNER, CROSSING, SECTOR, FLOW, MODE), List.of(CURRENCY));

    private static final String CHAINED = "chained";
    private static final QuestionOption BASE = new QuestionOption(
            "base",
            "CODE",
            "year-before (default: the same month a year before is 100) or chained (the base of the first month is 100).");

    /**
     * Sums of months, and sums of items that have both months, with the first day of the month as {@code day}. An item has its base from a
     * window: a join of items with themselves sorts them twice. Its frame are the days that the first days of the same months of two years
     * are apart: with intervals it takes longer. What several sums need is computed once ({@code OFFSET 0}), in columns and not in lateral
     * subqueries, which would be started for each item. Arguments: whether items are read once, the dimensions, the columns of items, the
     * items, the sums of months, those of items, what was reported, the sums of a row of items, the condition that an item is compared, the
     * columns of its base, those of both months, and the two whose quotient is the change of its unit value.
     */
    private static final String ITEMS = """
            (WITH item AS %1$s (
               SELECT series, month, %2$s, %3$s%4$s
             )
             %5$s
             UNION ALL
             SELECT i.month, i.month, %2$s, %8$s, NULL, w.has_base
             FROM (
               SELECT month, %2$s, %6$s
               FROM (
                 SELECT *, is_weighed AND (greatest_change IS NULL
                   OR %12$s <= greatest_change * %13$s AND %13$s <= greatest_change * %12$s) AS is_indexed
                 FROM (
                   SELECT month, %2$s, value, net_weight_kg, base_value, base_net_weight_kg,
                     value * base_net_weight_kg AS value_by_base_weight, base_value * net_weight_kg AS base_value_by_weight, %11$s,
                     (SELECT y.greatest_change FROM screening_policy AS y WHERE y.is_single) AS greatest_change
                   FROM (
                     SELECT month, %2$s, value, original_value, net_weight_kg, is_weighed, %10$s
                     FROM (
                       SELECT *, lines_without_weight = 0 AND net_weight_kg > 0 AND original_value > 0 AS is_weighed FROM item
                     ) AS weighed
                     WHERE %9$s
                     WINDOW year_before AS (PARTITION BY series ORDER BY month - DATE '1970-01-01'
                       RANGE BETWEEN 366 PRECEDING AND 365 PRECEDING)
                   ) AS n
                   WHERE base_value IS NOT NULL OFFSET 0
                 ) AS compared OFFSET 0
               ) AS measured
               GROUP BY month, %2$s
             ) AS i
             JOIN %7$s AS w USING (month, source, reporter, flow, currency)) AS prices""";

    private static final String BASES = "first_value(value) OVER year_before AS base_value,"
            + " first_value(net_weight_kg) OVER year_before AS base_net_weight_kg";

    private static final String CONVERTED_BASES = BASES
            + ", first_value(original_value) OVER year_before AS base_original_value,"
            + " first_value(is_weighed) OVER year_before AS base_is_weighed";

    /** With what the value of an item would not have changed by at the rate of its base. */
    private static final String CONVERTED_MEASURED = """
            is_weighed AND base_is_weighed AS is_weighed,
            original_value * base_net_weight_kg AS original_by_base_weight, base_original_value * net_weight_kg AS base_original_by_weight,
            CASE WHEN original_value <= 0 OR base_original_value <= 0 THEN 0
              ELSE value - money_quotient(original_value * base_value, base_original_value) END AS exchange_rate_change""";

    /** Sums of months; their bases have the same names with a prefix. */
    private static final List<String> OF_MONTHS =
            List.of("lines", "lines_without_weight", "lines_not_converted", "value");

    /** Sums of items that have both months, for indices and for growth: each takes some percent of the time of the question. */
    private static final List<String> OF_INDICES = List.of(
            "items_weighed",
            "items_indexed",
            "indexed_value",
            "indexed_base_value",
            "value_at_base_prices",
            "base_value_at_prices");

    private static final List<String> OF_GROWTH = List.of(
            "items_weighed",
            "items_indexed",
            "indexed_value",
            "indexed_value_at_base_rates",
            "indexed_base_value",
            "indexed_net_weight_kg",
            "indexed_base_net_weight_kg",
            "value_at_base_prices",
            "exchange_rate_change");

    private static final String AMOUNTS =
            "lines, lines_without_weight, lines_not_converted, value, original_value, net_weight_kg, reason";

    /** The same of months in the currencies of their documents. */
    private static final String OF_DOCUMENTS = "m.lines, m.lines_without_weight, 0 AS lines_not_converted, m.value,"
            + " m.value AS original_value, m.net_weight_kg, NULL::text AS reason";

    private static final SqlFragment ITEM = SqlFragment.of(" FROM item");

    private static final String IS_CONVERTED = "sum(lines_not_converted) = 0 AND sum(base_lines_not_converted) = 0";
    private static final String VALUE = "(CASE WHEN " + IS_CONVERTED + " THEN sum(value) END)";
    private static final String BASE_VALUE =
            "(CASE WHEN " + IS_CONVERTED + " AND bool_and(has_base) THEN sum(base_value) END)";

    /** Why indices and parts of growth are null. */
    private static final String REASON =
            "CASE WHEN NOT (" + IS_CONVERTED + ") THEN string_agg(DISTINCT reason, '; ' ORDER BY reason)"
                    + " WHEN NOT bool_and(has_base) THEN 'base not reported'"
                    + " WHEN sum(items_indexed) > 0 THEN NULL"
                    + " WHEN sum(items_weighed) > 0 THEN 'unit values changed too much'"
                    + " WHEN sum(lines_without_weight) + sum(base_lines_without_weight) > 0 THEN 'weights missing'"
                    + " ELSE 'no item in both months' END";

    private static final String PRICE_LASPEYRES = link("base_value_at_prices", "indexed_base_value");
    private static final String PRICE_PAASCHE = link("indexed_value", "value_at_base_prices");
    private static final String VOLUME_LASPEYRES = link("value_at_base_prices", "indexed_base_value");
    private static final String VOLUME_PAASCHE = link("indexed_value", "base_value_at_prices");

    /** A step from the value of the base to that of the month: what the growth up to it is the effect of, and the sum at it. */
    private record Step(String effect, String sum) {}

    /** Differences between rounded sums add up to the last digit. Steps without items in the index are null. */
    private static final List<Step> STEPS = List.of(
            new Step(
                    "volume",
                    BASE_VALUE + " - sum(indexed_base_value) + money_quotient(sum(indexed_base_value)"
                            + " * sum(indexed_net_weight_kg), nullif(sum(indexed_base_net_weight_kg), 0))"),
            new Step("mix", indexed("sum(value_at_base_prices)")),
            new Step("price", indexed("sum(indexed_value_at_base_rates)")),
            new Step("other", VALUE + " - sum(exchange_rate_change)"),
            new Step("exchange_rate", VALUE));

    /** The step before {@code other}, also without items in the index. */
    private static final String BEFORE_OTHER =
            BASE_VALUE + " - sum(indexed_base_value) + sum(indexed_value_at_base_rates)";

    private final boolean isOfIndices;
    private final List<String> ofItems;

    private PriceQuestion(String code, boolean isOfIndices, String... description) {
        super(code, DIMENSIONS, description);
        this.isOfIndices = isOfIndices;
        this.ofItems = isOfIndices ? OF_INDICES : OF_GROWTH;
    }

    /** Indices of unit values. */
    public static PriceQuestion index() {
        return new PriceQuestion(
                "index",
                true,
                "Indices of unit values and of volume (Laspeyres, Paasche, Fisher) of completed months, over all items that have"
                        + " value and weight in both months. By month unless {by} is given.");
    }

    /** The parts of growth. */
    public static PriceQuestion growth() {
        return new PriceQuestion(
                "growth",
                false,
                "Splits the growth of completed months since the same months a year before into price, volume, mix, exchange rate"
                        + " and the rest, which has no price. The parts add up to the growth. By month unless {by} is given.");
    }

    @Override
    public List<QuestionOption> options() {
        List<QuestionOption> own =
                new ArrayList<>(List.of(OptionReader.FROM_MONTH, OptionReader.TO_MONTH, OptionReader.KNOWN_ON));
        if (isOfIndices) {
            own.add(BASE);
        }
        return DIMENSIONS.options(own.toArray(QuestionOption[]::new));
    }

    @Override
    Query query(OptionReader reading) {
        DateRange months = reading.monthRange();
        Optional<LocalDate> knownOn = reading.knownOn();
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(MONTH));
        if (selection.reportingCurrency().isPresent() && reading.has(CURRENCY.code())) {
            reading.conflict(CURRENCY.code(), "currency");
        }
        boolean isChained = reading.choice(BASE.name(), List.of("year-before", CHAINED))
                .filter(CHAINED::equals)
                .isPresent();
        if (isChained && !selection.isGroupedBy(MONTH) && !selection.isGroupedBy(YEAR)) {
            reading.problem(
                    "%s: chained indices need month or year in %s",
                    OptionProblem.option(BASE.name()), OptionProblem.option("by"));
        }
        ComparedMonths compared = YearOnYearQuestion.compared(selection, months, knownOn, Optional.empty());
        SqlFragment facts = selection.of(months.of(selection
                .reportingCurrency()
                .map(currency -> converted(compared, currency))
                .orElseGet(() -> prices(
                        compared,
                        compared.items(
                                OF_DOCUMENTS,
                                compared.withBases(known(compared)).wrap("month_part(", ")")),
                        compared.reportedItems(OF_DOCUMENTS).orElse(ITEM),
                        false))
                .facts()));
        SqlFragment reported = compared.reported();
        MissingMonths missing = MissingMonths.between(months, knownOn);
        return compared.query(facts, columns(selection, isChained), missing, reported)
                .with(Optional.of(YearOnYearQuestion.missingBases(reported)));
    }

    private static SqlFragment known(ComparedMonths compared) {
        return ComparedMonths.arguments(compared.months(), compared.knownOn(), Optional.empty());
    }

    private SqlFragment converted(ComparedMonths compared, String currency) {
        SqlFragment known = known(compared);
        SqlFragment arguments = new SqlFragment(
                known.text().replaceFirst(", NULL$", ", ?::text"),
                Stream.concat(known.parameters().stream(), Stream.of(currency)).toList());
        ComparedMonths months = new ComparedMonths(
                compared.selection(),
                compared.months(),
                compared.knownOn(),
                Optional.empty(),
                compared.distance(),
                arguments.wrap("price_base(", ")"));
        SqlFragment items = months.items(
                "m.lines, m.lines_without_weight, CASE WHEN m.value IS NULL THEN m.lines ELSE 0 END AS lines_not_converted,"
                        + " m.value, m.original_value, m.net_weight_kg, m.reason",
                months.withBases(arguments).wrap("converted_month_part(", ")"));
        return prices(months, items, ITEM, true);
    }

    /**
     * Rows to add up.
     *
     * @param items months of series
     * @param totals facts that add up to the same sums of months
     */
    private SqlFragment prices(ComparedMonths compared, SqlFragment items, SqlFragment totals, boolean isConverted) {
        SqlFragment sums = compared.sums(
                totals,
                "reason, "
                        + OF_MONTHS.stream().map("sum(%1$s) AS %1$s"::formatted).collect(Collectors.joining(", ")),
                columns(name -> month(name) + " AS " + name) + ", s.reason, w.has_base",
                ", reason");
        boolean isReadTwice = compared.knownOn().isEmpty() && !isConverted;
        String text = ITEMS.formatted(
                isReadTwice ? "NOT MATERIALIZED" : "MATERIALIZED",
                String.join(", ", ComparedMonths.dimensions(compared.selection())),
                AMOUNTS,
                items.text(),
                sums.text(),
                ofItems.stream()
                        .map(name -> ofItems(name, isConverted) + " AS " + name)
                        .collect(Collectors.joining(", ")),
                compared.whole().text(),
                columns(name -> ofItems.contains(name) ? "i." + name : "0"),
                isConverted ? "value IS NOT NULL" : "is_weighed",
                isConverted ? CONVERTED_BASES : BASES,
                isConverted ? CONVERTED_MEASURED : "is_weighed",
                isConverted ? "original_by_base_weight" : "value_by_base_weight",
                isConverted ? "base_original_by_weight" : "base_value_by_weight");
        return new SqlFragment(
                text,
                Stream.of(items, sums, compared.whole())
                        .flatMap(part -> part.parameters().stream())
                        .toList());
    }

    /** A sum over items that have both months. Without exchange rates no two sums are of different names and the same amount. */
    private static String ofItems(String name, boolean isConverted) {
        String amount =
                switch (name) {
                    case "items_weighed" -> "count(*) FILTER (WHERE is_weighed)";
                    case "items_indexed" -> "count(*)";
                    case "indexed_value_at_base_rates" ->
                        isConverted ? "sum(value - exchange_rate_change)" : "sum(value)";
                    case "value_at_base_prices" -> "sum(money_quotient(base_value_by_weight, base_net_weight_kg))";
                    case "base_value_at_prices" -> "sum(money_quotient(value_by_base_weight, net_weight_kg))";
                    case "exchange_rate_change" -> isConverted ? "sum(exchange_rate_change)" : "0";
                    default -> "sum(" + name.replace("indexed_", "") + ")";
                };
        boolean isOfAll = name.equals("items_weighed") || name.equals("exchange_rate_change");
        return isOfAll ? amount : amount + " FILTER (WHERE is_indexed)";
    }

    /** The columns of all sums. */
    private String columns(UnaryOperator<String> column) {
        return Stream.of(OF_MONTHS.stream(), OF_MONTHS.stream().map("base_"::concat), ofItems.stream())
                .flatMap(names -> names)
                .map(column)
                .collect(Collectors.joining(", "));
    }

    /** A sum in a row of a month, which has none of items that have both months. */
    private static String month(String name) {
        String amount = name.replaceFirst("^base_", "");
        boolean isOfBase = !name.equals(amount);
        return OF_MONTHS.contains(amount)
                ? "CASE WHEN " + (isOfBase ? "NOT w.is_now" : "w.is_now") + " THEN s." + amount + " ELSE 0 END"
                : "0";
    }

    private static List<AnswerColumn> amounts() {
        return List.of(
                AnswerColumn.sum("lines"),
                AnswerColumn.sum("base_lines"),
                AnswerColumn.figure("value", "round(" + VALUE + ", 4)"),
                AnswerColumn.figure("base_value", "round(" + BASE_VALUE + ", 4)"),
                AnswerColumn.of(CURRENCY));
    }

    private List<AnswerColumn> columns(Selection selection, boolean isChained) {
        List<AnswerColumn> columns = new ArrayList<>(amounts());
        columns.addAll(isOfIndices ? indices(selection, isChained) : effects());
        columns.add(AnswerColumn.figure("coverage", percent("sum(indexed_value)", VALUE)));
        columns.add(AnswerColumn.figure("base_coverage", percent("sum(indexed_base_value)", BASE_VALUE)));
        columns.add(AnswerColumn.sum("items_weighed"));
        columns.add(AnswerColumn.sum("items_indexed"));
        columns.add(AnswerColumn.reason("reason", REASON));
        if (selection.reportingCurrency().isPresent()) {
            columns.add(AnswerColumn.sum("lines_not_converted"));
            columns.add(AnswerColumn.sum("base_lines_not_converted"));
        }
        return columns;
    }

    private static List<AnswerColumn> indices(Selection selection, boolean isChained) {
        return Stream.of(
                        new Step("laspeyres", PRICE_LASPEYRES),
                        new Step("paasche", PRICE_PAASCHE),
                        new Step("fisher", "fisher_link(" + PRICE_LASPEYRES + ", " + PRICE_PAASCHE + ")"),
                        new Step("volume_laspeyres", VOLUME_LASPEYRES),
                        new Step("volume_paasche", VOLUME_PAASCHE),
                        new Step("volume_fisher", "fisher_link(" + VOLUME_LASPEYRES + ", " + VOLUME_PAASCHE + ")"))
                .map(index -> AnswerColumn.figure(
                        index.effect(),
                        isChained ? chained(index.sum(), selection) : "round(100 * " + index.sum() + ", 4)"))
                .toList();
    }

    /** The product of all links up to a row since the first one, if there is one for each year. */
    private static String chained(String link, Selection selection) {
        String period = selection.isGroupedBy(MONTH) ? MONTH.expression() : YEAR.expression();
        String year = "left(" + period + ", 4)::integer";
        String same = Stream.concat(
                        selection.grouping().stream()
                                .filter(dimension -> dimension != MONTH && dimension != YEAR)
                                .map(Dimension::expression),
                        Stream.of(CURRENCY.expression(), "substr(" + period + ", 6)"))
                .collect(Collectors.joining(", "));
        String rows = " OVER (PARTITION BY " + same + " ORDER BY " + period + ")";
        return "CASE WHEN count(" + link + ")" + rows + " = " + year + " - min(CASE WHEN " + link + " IS NOT NULL THEN "
                + year + " END)" + rows + " + 1 THEN round(100 * product(" + link + ")" + rows + ", 4) END";
    }

    private static List<AnswerColumn> effects() {
        List<AnswerColumn> columns = new ArrayList<>();
        for (Unit unit : Unit.values()) {
            if (unit == Unit.PERCENT) {
                columns.add(AnswerColumn.figure("value_growth", unit.of(VALUE)));
            }
            String before = BASE_VALUE;
            for (Step step : STEPS) {
                String from = step.effect().equals("other") ? BEFORE_OTHER : before;
                columns.add(
                        AnswerColumn.figure(step.effect() + unit.suffix, unit.of(step.sum()) + " - " + unit.of(from)));
                before = step.sum();
            }
        }
        return columns;
    }

    /** What a sum at a step is given in: in money, or in percent of the base by which it has grown. */
    private enum Unit {
        MONEY("_change", "round(%s, 4)"),
        PERCENT("_growth", "round(100 * ((%s) - " + BASE_VALUE + ") / nullif(" + BASE_VALUE + ", 0), 4)");

        private final String suffix;
        private final String form;

        Unit(String suffix, String form) {
            this.suffix = suffix;
            this.form = form;
        }

        String of(String sum) {
            return form.formatted(sum);
        }
    }

    private static String link(String over, String under) {
        return "index_link(CASE WHEN " + IS_CONVERTED + " AND bool_and(has_base) THEN sum(" + over + ") END, sum("
                + under + "))";
    }

    private static String indexed(String sum) {
        return "CASE WHEN sum(items_indexed) > 0 THEN " + BASE_VALUE + " - sum(indexed_base_value) + " + sum + " END";
    }

    private static String percent(String part, String whole) {
        return "round(100 * " + part + " / nullif(" + whole + ", 0), 4)";
    }
}
