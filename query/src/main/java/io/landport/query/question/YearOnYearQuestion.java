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

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Notice;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/** Compares completed months with the same months a year before: both as known now, on one day, or a number of days after their end. */
public final class YearOnYearQuestion extends StoreQuestion {
    static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(MONTH, YEAR, SOURCE, REPORTER, PARTNER, CROSSING, SECTOR, FLOW, MODE), List.of(CURRENCY));

    /** How long the base is before a month. */
    static final String DISTANCE = "1 year";

    /** Amounts of items. Weighed are those of items without a line that lacks its weight. */
    private static final String SUMS = "sum(lines) AS lines, sum(value) AS value, sum(net_weight_kg) AS net_weight_kg,"
            + " coalesce(sum(CASE WHEN lines_without_weight = 0 THEN value END), 0) AS weighed_value,"
            + " coalesce(sum(CASE WHEN lines_without_weight = 0 THEN net_weight_kg END), 0) AS weighed_kg,"
            + " bool_or(has_opened_or_closed(open_from, open_to, month)) AS has_break,"
            + " bool_or(has_opened_or_closed(open_from, open_to, (month + interval '1 year')::date)) AS base_has_break";

    private static final List<String> AMOUNTS =
            List.of("lines", "value", "net_weight_kg", "weighed_value", "weighed_kg");

    private static final String OF_YEARS = ", w.base_total_value,"
            + " w.has_break OR CASE WHEN w.is_now THEN s.has_break ELSE s.base_has_break END AS has_break";

    /**
     * Months in a currency: sums are converted at the rate of their day. An amount without a rate is null, and so are sums of it. The join
     * with what was reported is an outer one, because the planner expects a single row of an inner one and then looks up every rate anew.
     * Arguments: the names of the dimensions, and the dimensions in the collation of the store.
     */
    private static final String CONVERTED = """
            (SELECT q.month AS day, q.month, %2$s, ?::text COLLATE "C" AS currency, k.reason,
               CASE WHEN q.is_now THEN q.lines ELSE 0 END AS lines,
               CASE WHEN q.is_now AND k.rate IS NULL THEN q.lines ELSE 0 END AS lines_not_converted,
               CASE WHEN q.is_now THEN q.value * k.rate ELSE 0 END AS value,
               CASE WHEN q.is_now THEN q.net_weight_kg ELSE 0 END AS net_weight_kg,
               CASE WHEN NOT w.has_base THEN NULL WHEN q.is_now THEN 0 ELSE q.lines END AS base_lines,
               CASE WHEN NOT w.has_base THEN NULL WHEN q.is_now OR k.rate IS NOT NULL THEN 0 ELSE q.lines END
                 AS base_lines_not_converted,
               CASE WHEN NOT w.has_base THEN NULL WHEN q.is_now THEN 0 ELSE q.value * k.rate END AS base_value,
               CASE WHEN NOT w.has_base THEN NULL WHEN q.is_now THEN 0 ELSE q.net_weight_kg END AS base_net_weight_kg
             FROM (
               SELECT rate_day, month, is_now, %1$s, currency AS of_currency,
                 sum(lines) AS lines, sum(value) AS value, sum(net_weight_kg) AS net_weight_kg
               FROM year_on_year_unconverted(?, ?)
               GROUP BY rate_day, month, is_now, %1$s, currency
               HAVING sum(lines) <> 0
             ) AS q
             CROSS JOIN LATERAL (SELECT ARRAY[q.source, q.of_currency, ?] AS of_sum, q.rate_day OFFSET 0) AS d
             CROSS JOIN LATERAL conversion_rate(d.of_sum[1], d.of_sum[2], d.of_sum[3], d.rate_day, false) AS k
             LEFT JOIN year_on_year_reported(?, ?) AS w USING (month, source, reporter, flow)
             WHERE CASE WHEN w.month IS NULL THEN false ELSE true END) AS years""";

    /** A sum of the base period or of converted values, null if any part of it is null. Argument: the column. */
    private static final String COMPLETE = "CASE WHEN bool_and(%1$s IS NOT NULL) THEN sum(%1$s) END";

    /** Options of figures in the currencies of their documents. */
    private static final List<String> NOT_CONVERTED = List.of("known-on", "days-after", "original-currency");

    /** Percentage points of different totals are never added. */
    @Language(value = "SQL", prefix = "SELECT ", suffix = " FROM year_on_year")
    private static final String IS_ONE_TOTAL = "min(month) = max(month) AND min(source) = max(source)"
            + " AND min(reporter) = max(reporter) AND min(flow) = max(flow)";

    public YearOnYearQuestion() {
        super(
                "yoy",
                DIMENSIONS,
                "Compares completed months with the same months a year before, both as known now, on one day"
                        + " ({known-on}), or a number of days after the end of each ({days-after}). By month unless {by} is"
                        + " given.");
    }

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.options(
                OptionReader.FROM_MONTH,
                OptionReader.TO_MONTH,
                new QuestionOption(
                        "known-on", "DAY", "Both figures as they were known at the end of this received day (UTC)."),
                new QuestionOption(
                        "days-after",
                        "N",
                        "Each month as it was known N days after its end: compares preliminary figures with preliminary ones."));
    }

    @Override
    Query query(OptionReader reading) {
        DateRange months = reading.monthRange();
        Optional<LocalDate> knownOn = reading.knownOn();
        Optional<Integer> daysAfter = reading.integer("days-after", "number of days", 9999);
        if (reading.has("known-on") && reading.has("days-after")) {
            reading.conflict("days-after", "known-on");
        }
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(MONTH));
        selection
                .reportingCurrency()
                .ifPresent(currency -> NOT_CONVERTED.stream()
                        .filter(reading::has)
                        .forEach(option -> reading.conflict(option, "currency")));
        ComparedMonths compared = compared(selection, months, knownOn, daysAfter);
        SqlFragment reported = compared.reported();
        SqlFragment facts = selection.of(months.of(selection
                .reportingCurrency()
                .map(currency -> converted(ComparedMonths.dimensions(selection), months, currency))
                .orElseGet(() -> years(compared))
                .facts()));
        MissingMonths missing = daysAfter
                .map(days -> MissingMonths.after(days, months))
                .orElseGet(() -> MissingMonths.between(months, knownOn));
        return compared.query(facts, columns(selection.reportingCurrency().isPresent()), missing, reported)
                .with(Optional.of(missingBases(reported)));
    }

    /** Months beside those of the year before. */
    static ComparedMonths compared(
            Selection selection, DateRange months, Optional<LocalDate> knownOn, Optional<Integer> daysAfter) {
        return new ComparedMonths(
                selection,
                months,
                knownOn,
                daysAfter,
                DISTANCE,
                ComparedMonths.arguments(months, knownOn, daysAfter).wrap("year_on_year_whole(", ")"));
    }

    private static SqlFragment years(ComparedMonths compared) {
        return compared.sums(compared.items(), SUMS, amounts(AMOUNTS) + OF_YEARS)
                .wrap("(", ") AS years");
    }

    /** Selects amounts of months and, with the prefix {@code base_}, of their bases; the other one is 0, or null if nothing was reported. */
    static String amounts(List<String> names) {
        return Stream.concat(
                        names.stream().map("CASE WHEN w.is_now THEN s.%1$s ELSE 0 END AS %1$s"::formatted),
                        names.stream()
                                .map(
                                        "CASE WHEN NOT w.has_base THEN NULL WHEN w.is_now THEN 0 ELSE s.%1$s END AS base_%1$s"
                                                ::formatted))
                .collect(Collectors.joining(", "));
    }

    private static SqlFragment converted(List<String> dimensions, DateRange months, String currency) {
        List<String> codes = dimensions.stream()
                .filter(name -> !name.equals(CURRENCY.column()))
                .toList();
        LocalDate first = ComparedMonths.first(months);
        LocalDate last = ComparedMonths.last(months);
        return SqlFragment.of(
                CONVERTED.formatted(String.join(", ", codes), ComparedMonths.inCollationOfStore(codes)),
                currency,
                first,
                last,
                currency,
                first,
                last);
    }

    /** Lists the months without a base: growth of them, and of sums that include them, cannot be given. */
    static Notice missingBases(SqlFragment reported) {
        return new Notice(
                reported.wrap(
                        "SELECT source, flow, string_agg(DISTINCT to_char(month - interval '1 year', 'YYYY-MM'), ', '"
                                + " ORDER BY to_char(month - interval '1 year', 'YYYY-MM'))",
                        " AND NOT has_base GROUP BY source, flow ORDER BY source, flow"),
                bases -> "note: " + bases.getString(1) + " reported no " + bases.getString(2)
                        + "s for these months, so growth since then is empty, also of sums that include it: "
                        + MissingMonths.shorten(bases.getString(3)));
    }

    /** Contributions, unit values and series breaks are not computed of converted values. */
    private static List<AnswerColumn> columns(boolean isConverted) {
        String value = isConverted ? complete("value") : "sum(value)";
        List<AnswerColumn> columns = new ArrayList<>(comparison(
                value, isConverted ? List.of() : List.of(AnswerColumn.figure("contribution", contribution()))));
        if (isConverted) {
            columns.addAll(pair("lines_not_converted"));
            columns.add(AnswerColumn.reason("reason", "string_agg(DISTINCT reason, '; ' ORDER BY reason)"));
        } else {
            String unitValue = unitValue("sum(%s)", "");
            String baseUnitValue = unitValue(COMPLETE, "base_");
            columns.add(AnswerColumn.figure("unit_value", "round(" + unitValue + ", 6)"));
            columns.add(AnswerColumn.figure("base_unit_value", "round(" + baseUnitValue + ", 6)"));
            columns.add(AnswerColumn.figure("unit_value_growth", growth(unitValue, baseUnitValue)));
            columns.add(AnswerColumn.remark("has_break", "CASE WHEN bool_or(has_break) THEN 'yes' END"));
        }
        return columns;
    }

    /**
     * Lines, value and weight beside those of the base, and their growth.
     *
     * @param value SQL of the value
     * @param more columns about the growth of the value
     */
    static List<AnswerColumn> comparison(String value, List<AnswerColumn> more) {
        List<AnswerColumn> columns = new ArrayList<>(pair("lines"));
        columns.add(AnswerColumn.figure("value", "round(" + value + ", 4)"));
        columns.add(AnswerColumn.figure("base_value", "round(" + complete("base_value") + ", 4)"));
        columns.add(AnswerColumn.of(CURRENCY));
        columns.add(AnswerColumn.figure("value_growth", growth(value, complete("base_value"))));
        columns.addAll(more);
        columns.addAll(pair("net_weight_kg"));
        columns.add(
                AnswerColumn.figure("net_weight_growth", growth("sum(net_weight_kg)", complete("base_net_weight_kg"))));
        return columns;
    }

    private static List<AnswerColumn> pair(String amount) {
        return List.of(AnswerColumn.sum(amount), AnswerColumn.figure("base_" + amount, complete("base_" + amount)));
    }

    private static String complete(String column) {
        return COMPLETE.formatted(column);
    }

    private static String growth(String now, String base) {
        return "round(100 * (" + now + " - " + base + ") / nullif(" + base + ", 0), 4)";
    }

    private static String unitValue(String sum, String prefix) {
        return sum.formatted(prefix + "weighed_value") + " / nullif(" + sum.formatted(prefix + "weighed_kg") + ", 0)";
    }

    private static String contribution() {
        return "CASE WHEN " + IS_ONE_TOTAL + " THEN round(100 * (sum(value) - sum(base_value))"
                + " / nullif(max(base_total_value), 0), 4) END";
    }
}
