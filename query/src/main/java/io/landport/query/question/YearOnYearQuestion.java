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
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intellij.lang.annotations.Language;

/** Compares completed months with the same months a year before: both as known now, on one day, or a number of days after their end. */
public final class YearOnYearQuestion extends StoreQuestion {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(MONTH, YEAR, SOURCE, REPORTER, PARTNER, CROSSING, SECTOR, FLOW, MODE), List.of(CURRENCY));

    /**
     * With the first day of the month as {@code day}, so that expressions over days also work for months. Functions return codes in
     * the default collation. Arguments: the currency, the figures, and the view or function.
     */
    private static final String YEARS = """
            (SELECT y.*, y.month AS day
            FROM (
              SELECT month, source COLLATE "C" AS source, reporter COLLATE "C" AS reporter, partner COLLATE "C" AS partner,
                crossing COLLATE "C" AS crossing, sector COLLATE "C" AS sector, flow COLLATE "C" AS flow,
                mode COLLATE "C" AS mode, %s COLLATE "C" AS currency, lines, value, net_weight_kg,
                base_lines, base_value, base_net_weight_kg, %s
              FROM %s
            ) AS y) AS years""";

    private static final String FIGURES =
            "weighed_value, weighed_kg, base_weighed_value, base_weighed_kg, base_total_value, has_break";

    private static final String CONVERTED_FIGURES = "lines_not_converted, base_lines_not_converted, reason";

    private static final String CONVERTED =
            "(SELECT ?::text AS currency) AS given CROSS JOIN LATERAL year_on_year_in(given.currency)";

    /** A sum of the base period or of converted values, null if any part of it is null. Argument: the column. */
    private static final String COMPLETE = "CASE WHEN bool_and(%1$s IS NOT NULL) THEN sum(%1$s) END";

    /** Options of figures in the currencies of their documents. */
    private static final List<String> NOT_CONVERTED = List.of("known-on", "days-after", "original-currency");

    /** Percentage points of different totals are never added. */
    @Language(value = "SQL", prefix = "SELECT ", suffix = " FROM year_on_year")
    private static final String IS_ONE_TOTAL = "count(DISTINCT (month, source, reporter, flow)) = 1";

    public YearOnYearQuestion() {
        super(
                "yoy",
                "Compares completed months with the same months a year before, both as known now, on one day"
                        + " ({known-on}), or a number of days after the end of each ({days-after}). By month unless {by} is"
                        + " given.",
                "csv columns: those of {by}, then lines, base_lines, value, base_value, currency, value_growth, contribution,"
                        + " net_weight_kg, base_net_weight_kg, net_weight_growth, unit_value, base_unit_value,"
                        + " unit_value_growth, has_break. With {currency} without contribution, unit values and has_break, and with"
                        + " lines_not_converted, base_lines_not_converted and reason.");
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
        SqlFragment facts = selection.of(months.of(selection
                .reportingCurrency()
                .map(currency ->
                        SqlFragment.of(YEARS.formatted("given.currency", CONVERTED_FIGURES, CONVERTED), currency))
                .orElseGet(() -> years(knownOn, daysAfter))
                .facts()));
        MissingMonths missing = daysAfter
                .map(days -> MissingMonths.after(days, months))
                .orElseGet(() -> MissingMonths.between(months, knownOn));
        return Query.ofLines(
                        facts,
                        missing.of(
                                AnswerColumn.after(
                                        selection.grouping(),
                                        columns(selection.reportingCurrency().isPresent())),
                                selection),
                        selection,
                        "sum(lines) <> 0 OR sum(base_lines) <> 0")
                .with(missing.notice(facts, selection));
    }

    private static SqlFragment years(Optional<LocalDate> knownOn, Optional<Integer> daysAfter) {
        return knownOn.map(day -> years("year_on_year_known_on(?)", day))
                .or(() -> daysAfter.map(days -> years("year_on_year_after(?)", days)))
                .orElseGet(() -> years("year_on_year"));
    }

    private static SqlFragment years(String from, Object... parameters) {
        return SqlFragment.of(YEARS.formatted("currency", FIGURES, from), parameters);
    }

    /** Contributions, unit values and series breaks are not computed of converted values. */
    private static List<AnswerColumn> columns(boolean isConverted) {
        String value = isConverted ? complete("value") : "sum(value)";
        List<AnswerColumn> columns = new ArrayList<>(pair("lines"));
        columns.add(AnswerColumn.figure("value", "round(" + value + ", 4)"));
        columns.add(AnswerColumn.figure("base_value", "round(" + complete("base_value") + ", 4)"));
        columns.add(AnswerColumn.of(CURRENCY));
        columns.add(AnswerColumn.figure("value_growth", growth(value, complete("base_value"))));
        if (!isConverted) {
            columns.add(AnswerColumn.figure("contribution", contribution()));
        }
        columns.addAll(pair("net_weight_kg"));
        columns.add(
                AnswerColumn.figure("net_weight_growth", growth("sum(net_weight_kg)", complete("base_net_weight_kg"))));
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
