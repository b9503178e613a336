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
import io.landport.query.sql.Facts;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.MonthRange;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/** Compares completed months with the same months a year before: both as known now, on one day, or a number of days after their end. */
public final class YearOnYearQuestion extends StoreQuestion {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(MONTH, YEAR, SOURCE, REPORTER, PARTNER, CROSSING, SECTOR, FLOW, MODE), List.of(CURRENCY));

    /**
     * With the first day of the month as {@code day}, so that expressions over days also work for months. Functions return codes in
     * the default collation. Argument: the view or function.
     */
    private static final String YEARS = """
            (SELECT y.*, y.month AS day
            FROM (
              SELECT month, source COLLATE "C" AS source, reporter COLLATE "C" AS reporter, partner COLLATE "C" AS partner,
                crossing COLLATE "C" AS crossing, sector COLLATE "C" AS sector, flow COLLATE "C" AS flow,
                mode COLLATE "C" AS mode, currency COLLATE "C" AS currency, lines, value, net_weight_kg, weighed_value, weighed_kg,
                base_lines, base_value, base_net_weight_kg, base_weighed_value, base_weighed_kg, base_total_value, has_break
              FROM %s
            ) AS y) AS years""";

    /** The same with values in a currency. */
    private static final String YEARS_IN = """
            (SELECT y.*, y.month AS day
            FROM (
              SELECT month, source COLLATE "C" AS source, reporter COLLATE "C" AS reporter, partner COLLATE "C" AS partner,
                crossing COLLATE "C" AS crossing, sector COLLATE "C" AS sector, flow COLLATE "C" AS flow,
                mode COLLATE "C" AS mode, given.currency COLLATE "C" AS currency, lines, lines_not_converted, value, net_weight_kg,
                base_lines, base_lines_not_converted, base_value, base_net_weight_kg, reason
              FROM (SELECT ?::text AS currency) AS given CROSS JOIN LATERAL year_on_year_in(given.currency)
            ) AS y) AS years""";

    /** A sum of the base period, null if any part of it is null. Argument: the column. */
    private static final String BASE = "CASE WHEN bool_and(%1$s IS NOT NULL) THEN sum(%1$s) END";

    /** The sum of converted values, null if a part has no rate. */
    private static final String CONVERTED = "CASE WHEN bool_and(value IS NOT NULL) THEN sum(value) END";

    /** Options of figures in the currencies of their documents. */
    private static final List<String> NOT_CONVERTED = List.of("known-on", "days-after", "original-currency");

    /** Percentage points of different totals are never added. */
    @Language(value = "SQL", prefix = "SELECT ", suffix = " FROM year_on_year")
    private static final String IS_ONE_TOTAL = "count(DISTINCT (month, source, reporter, flow)) = 1";

    public YearOnYearQuestion() {
        super(
                "yoy",
                "Compares completed months with the same months a year before, both as known now, on one day"
                        + " (--known-on), or a number of days after the end of each (--days-after). By month unless --by is"
                        + " given.",
                "csv columns: those of --by, then lines, base_lines, value, base_value, currency, value_growth, contribution,"
                        + " net_weight_kg, base_net_weight_kg, net_weight_growth, unit_value, base_unit_value,"
                        + " unit_value_growth, has_break. With --currency without contribution, unit values and has_break, and with"
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
        MonthRange months = reading.months();
        Optional<LocalDate> knownOn = reading.knownOn();
        Optional<Integer> daysAfter = reading.days("days-after");
        if (reading.has("known-on") && reading.has("days-after")) {
            reading.conflict("days-after", "known-on");
        }
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(MONTH));
        selection
                .reportingCurrency()
                .ifPresent(currency -> NOT_CONVERTED.stream()
                        .filter(reading::has)
                        .forEach(option -> reading.conflict(option, "currency")));
        Facts facts = selection.of(months.of(Facts.of(selection
                .reportingCurrency()
                .map(currency -> new SqlFragment(YEARS_IN, List.<Object>of(currency)))
                .orElseGet(() -> years(knownOn, daysAfter)))));
        MissingMonths missing = daysAfter
                .map(days -> MissingMonths.after(days, months.from(), months.to()))
                .orElseGet(() -> MissingMonths.between(months.from(), months.to(), knownOn));
        return Query.ofLines(
                        facts,
                        missing.of(AnswerColumn.after(selection.grouping(), columns(selection)), selection),
                        selection,
                        "sum(lines) <> 0 OR sum(base_lines) <> 0")
                .lacking(missing.notice(facts, selection));
    }

    private static SqlFragment years(Optional<LocalDate> knownOn, Optional<Integer> daysAfter) {
        if (knownOn.isPresent()) {
            return new SqlFragment(YEARS.formatted("year_on_year_known_on(?)"), List.of(knownOn.get()));
        }
        return daysAfter
                .map(days -> new SqlFragment(YEARS.formatted("year_on_year_after(?)"), List.<Object>of(days)))
                .orElseGet(() -> new SqlFragment(YEARS.formatted("year_on_year"), List.of()));
    }

    private static List<AnswerColumn> columns(Selection selection) {
        return selection.reportingCurrency().isPresent() ? converted() : columns();
    }

    /** Contributions, unit values and series breaks are not computed of converted values. */
    private static List<AnswerColumn> converted() {
        return Stream.of(
                        beside("lines"),
                        Stream.of(
                                AnswerColumn.figure("value", "round(" + CONVERTED + ", 4)"),
                                AnswerColumn.figure("base_value", "round(" + base("base_value") + ", 4)"),
                                AnswerColumn.of(CURRENCY),
                                AnswerColumn.figure("value_growth", growth(CONVERTED, base("base_value")))),
                        beside("net_weight_kg"),
                        Stream.of(
                                AnswerColumn.figure(
                                        "net_weight_growth", growth("sum(net_weight_kg)", base("base_net_weight_kg"))),
                                AnswerColumn.figure("lines_not_converted", "sum(lines_not_converted)"),
                                AnswerColumn.figure("base_lines_not_converted", base("base_lines_not_converted")),
                                AnswerColumn.reason("reason", "string_agg(DISTINCT reason, '; ' ORDER BY reason)")))
                .flatMap(part -> part)
                .toList();
    }

    private static List<AnswerColumn> columns() {
        return Stream.of(
                        beside("lines"),
                        beside("value"),
                        Stream.of(
                                AnswerColumn.of(CURRENCY),
                                AnswerColumn.figure("value_growth", growth("sum(value)", base("base_value"))),
                                AnswerColumn.figure("contribution", contribution())),
                        beside("net_weight_kg"),
                        Stream.of(
                                AnswerColumn.figure(
                                        "net_weight_growth", growth("sum(net_weight_kg)", base("base_net_weight_kg"))),
                                AnswerColumn.figure("unit_value", "round(" + unitValue("sum(%s)", "") + ", 6)"),
                                AnswerColumn.figure("base_unit_value", "round(" + unitValue(BASE, "base_") + ", 6)"),
                                AnswerColumn.figure(
                                        "unit_value_growth",
                                        growth(unitValue("sum(%s)", ""), unitValue(BASE, "base_"))),
                                AnswerColumn.remark("has_break", "CASE WHEN bool_or(has_break) THEN 'yes' END")))
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<AnswerColumn> beside(String amount) {
        return Stream.of(AnswerColumn.sum(amount), AnswerColumn.figure("base_" + amount, base("base_" + amount)));
    }

    private static String base(String column) {
        return BASE.formatted(column);
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
