package io.landport.query.question;

import static io.landport.answer.OptionProblem.option;
import static io.landport.query.sql.Dimension.CROSSING;
import static io.landport.query.sql.Dimension.CROSSING_KIND;
import static io.landport.query.sql.Dimension.EXPORTER;
import static io.landport.query.sql.Dimension.IMPORTER;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.SECTOR;
import static io.landport.query.sql.Dimension.STATUS;
import static io.landport.query.sql.Dimension.YEAR;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/** Compares the exports of one reporter with the imports of its partner. */
public final class MirrorQuestion extends StoreQuestion {
    private static final String COUNTRIES = "countries";
    private static final List<String> BETWEEN = List.of("crossings", COUNTRIES);
    private static final int MAX_MONTHS = 11;
    private static final int MAX_DAYS = 27;

    private static final String ALL = "all";
    private static final List<String> COLUMNS = List.of("few", ALL);

    private static final QueryDimensions DIMENSIONS =
            new QueryDimensions(List.of(MONTH, YEAR, CROSSING, SECTOR, EXPORTER, IMPORTER, STATUS), List.of());
    private static final List<Dimension> DEFAULT_GROUPING = List.of(MONTH, EXPORTER, IMPORTER);

    /** The currency of compared values; null for a cell that is not compared. */
    @Language(value = "SQL", prefix = "SELECT ", suffix = " FROM mirror")
    private static final String COMPARED_CURRENCY =
            "CASE WHEN value_gap IS NOT NULL THEN coalesce(export_currency, import_currency) END";

    /**
     * Whether a side has values that cannot be compared for want of a common currency. The other cells alone would be misleading: what
     * one side reports in its currency is missing in the sums, and they show nothing beside what the other side reports in its own.
     */
    @Language(value = "SQL", prefix = "SELECT ", suffix = " FROM mirror")
    private static final String LACKS_CURRENCY =
            "coalesce(bool_or(value_gap_reason NOT IN ('partner silent', 'crossing not given')), false)";

    /** A sum of values that are compared, null if they have no common currency. Arguments: the currency, and the value. */
    private static final String COMPARED = "CASE WHEN count(DISTINCT %s) <= 1 AND NOT " + LACKS_CURRENCY
            + " THEN sum(%s) FILTER (WHERE value_gap IS NOT NULL) END";

    /** Lines of both sides of which the weight is compared. Argument: the kind of lines. */
    private static final String OF_WEIGHED =
            "sum(coalesce(export_%1$s, 0) + coalesce(import_%1$s, 0)) FILTER (WHERE weight_gap_kg IS NOT NULL)";

    private static final String NOT_COMPARED = """
            CASE
              WHEN count(value_gap) < count(*)
              THEN (count(*) - count(value_gap)) || ' of ' || count(*) || ': '
                || coalesce(string_agg(DISTINCT value_gap_reason, '; ' ORDER BY value_gap_reason), '')
              WHEN count(DISTINCT %s) > 1 THEN 'several currencies'
            END""".formatted(COMPARED_CURRENCY);

    /** A row sums the cells that have values of both sides; the lines are those of cells whose weights are compared. */
    private static final List<AnswerColumn> SUMS = List.of(
            AnswerColumn.figure("export_value", sumCompared("export_value")),
            AnswerColumn.figure("import_value", sumCompared("adjusted_import_value")),
            AnswerColumn.remark(
                    "currency",
                    "CASE WHEN count(DISTINCT " + COMPARED_CURRENCY + ") = 1 AND NOT " + LACKS_CURRENCY + " THEN min("
                            + COMPARED_CURRENCY + ") END"),
            AnswerColumn.figure(
                    "cif_fob_factor", "CASE WHEN count(DISTINCT cif_fob_factor) = 1 THEN min(cif_fob_factor) END"),
            AnswerColumn.figure("value_gap", sumCompared("value_gap")),
            AnswerColumn.sum("weight_gap_kg"),
            AnswerColumn.figure(
                    "lines_weighed",
                    "round(1 - " + ofWeighed("lines_without_weight") + " / nullif(" + ofWeighed("lines") + ", 0), 4)"),
            AnswerColumn.reason("not_compared", NOT_COMPARED));

    private static final List<AnswerColumn> FIGURES = List.of(
            AnswerColumn.sum("export_lines"),
            AnswerColumn.sum("import_lines"),
            AnswerColumn.sum("export_value"),
            text("export_currency"),
            AnswerColumn.sum("import_value"),
            text("import_currency"),
            AnswerColumn.sum("cif_fob_factor"),
            AnswerColumn.sum("lag_months"),
            AnswerColumn.sum("lag_days"),
            AnswerColumn.sum("adjusted_import_value"),
            AnswerColumn.sum("value_gap"),
            AnswerColumn.sum("value_ratio"),
            AnswerColumn.reason("value_gap_reason", "min(value_gap_reason)"),
            text("export_valuation"),
            text("import_valuation"),
            AnswerColumn.sum("export_net_weight_kg"),
            AnswerColumn.sum("import_net_weight_kg"),
            AnswerColumn.sum("weight_gap_kg"),
            AnswerColumn.sum("weight_ratio"),
            text("weight_gap_reason"),
            AnswerColumn.sum("export_lines_weighed"),
            AnswerColumn.sum("import_lines_weighed"),
            AnswerColumn.sum("export_value_weighed"),
            AnswerColumn.sum("import_value_weighed"),
            text("export_weight_basis"),
            text("import_weight_basis"));

    private static final String SIDES = """
            (SELECT p.exporter, p.importer, side.source, side.flow, side.partner
            FROM mirror_pair AS p
            CROSS JOIN LATERAL (VALUES (p.export_source, 'export', p.importer), (p.import_source, 'import', p.exporter))
              AS side (source, flow, partner)) AS sides""";

    public MirrorQuestion() {
        super(
                "mirror",
                DIMENSIONS,
                "Compares the exports of one reporter with the imports that its partner reports from it. Sums months,"
                        + " crossings and sectors by {by}: by month, exporter and importer unless it is given. A side that"
                        + " reported nothing at all in a month is silent: its figures are unknown, not 0, and are not compared.",
                "With {columns} all, csv columns: month, crossing, sector, exporter, importer, status, then lines,"
                        + " values, the gap between them, weights and the gap between these, each with its basis.");
    }

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.options(
                new QuestionOption("from", "MONTH", "First month of exports, such as 2021-01."),
                new QuestionOption("to", "MONTH", "Last month of exports."),
                new QuestionOption(
                        "between", "WHAT", "crossings (default), or countries: trade through all crossings."),
                new QuestionOption(
                        "cif-fob-factor",
                        "NUMBER",
                        "Divisor of import values, such as 1.08, instead of the one in the policy."),
                new QuestionOption("lag-months", "N", "Lag of imports in months, instead of the one in the policy."),
                new QuestionOption(
                        "lag-days",
                        "N",
                        "Lag of imports in days in addition to months, instead of the one in the policy."),
                new QuestionOption(
                        "columns",
                        "WHICH",
                        "few (default), or all: every column for each month, crossing, sector and direction. Not with {by}."),
                OptionReader.CURRENCY,
                OptionReader.KNOWN_ON);
    }

    @Override
    Query query(OptionReader reading) {
        DateRange months = reading.monthRange();
        boolean isOfCountries =
                reading.choice("between", BETWEEN).filter(COUNTRIES::equals).isPresent();
        Optional<BigDecimal> factor = reading.factor("cif-fob-factor");
        Optional<Integer> lagMonths = reading.integer("lag-months", "number", MAX_MONTHS);
        Optional<Integer> lagDays = reading.integer("lag-days", "number", MAX_DAYS);
        Optional<LocalDate> knownOn = reading.knownOn();
        for (Dimension dimension : List.of(CROSSING, CROSSING_KIND)) {
            if (isOfCountries && reading.has(dimension.code())) {
                reading.problem("%s: not available with %s countries", option(dimension.code()), option("between"));
            }
        }
        boolean hasAllColumns =
                reading.choice("columns", COLUMNS).filter(ALL::equals).isPresent();
        if (hasAllColumns && reading.has("by")) {
            reading.problem("%s: cannot be used together with %s all", option("by"), option("columns"));
        }
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(DEFAULT_GROUPING);
        if (isOfCountries && selection.isGroupedBy(CROSSING)) {
            reading.problem("%s: crossing is not available with %s countries", option("by"), option("between"));
        }
        SqlFragment facts = months.of(
                mirror(isOfCountries, List.of(factor, lagMonths, lagDays, knownOn), selection.reportingCurrency())
                        .facts());
        List<AnswerColumn> columns =
                hasAllColumns ? columns(isOfCountries) : AnswerColumn.after(selection.grouping(), SUMS);
        return Query.ofRecords(selection.of(facts), columns, "count(*) > 0")
                .with(MissingMonths.between(months, knownOn).preliminary(months.of(reported(selection)), selection))
                .withSources(sides(selection));
    }

    /** What both sides reported of each other, as facts. */
    private static SqlFragment reported(Selection selection) {
        return sides(selection)
                .wrap(
                        "(SELECT source, month AS day, lines FROM monthly_total WHERE (source, flow, partner) IN (SELECT source, flow, partner",
                        ")) AS reported")
                .facts();
    }

    /** The sources of both sides of the pairs that are selected, as facts. */
    private static SqlFragment sides(Selection selection) {
        Map<Dimension, List<String>> filters = new HashMap<>(selection.filters());
        filters.keySet().retainAll(List.of(EXPORTER, IMPORTER));
        return new Selection(filters, List.of(), Optional.empty())
                .of(SqlFragment.of(SIDES).facts());
    }

    /** With the first day of the month as {@code day}, so that expressions over days also work for months. */
    private static SqlFragment mirror(boolean isOfCountries, List<Optional<?>> arguments, Optional<String> currency) {
        List<Object> parameters = new ArrayList<>();
        List<String> placeholders = new ArrayList<>();
        for (Optional<?> each : arguments) {
            each.ifPresent(parameters::add);
            placeholders.add(each.isPresent() ? "?" : "NULL");
        }
        if (currency.isPresent()) {
            parameters.add(currency.get());
            placeholders.add("?");
        }
        return new SqlFragment(
                "(SELECT *, month AS day FROM " + (isOfCountries ? "mirror_country" : "mirror")
                        + (currency.isPresent() ? "_in(" : "_with(")
                        + String.join(", ", placeholders) + ")) AS mirrored",
                parameters);
    }

    private static AnswerColumn text(String name) {
        return AnswerColumn.remark(name, "min(" + name + ")");
    }

    private static String sumCompared(String value) {
        return COMPARED.formatted(COMPARED_CURRENCY, value);
    }

    private static String ofWeighed(String lines) {
        return OF_WEIGHED.formatted(lines);
    }

    /** Each group is a single row of the view, so its sums are the values of the row. */
    private static List<AnswerColumn> columns(boolean isOfCountries) {
        List<Dimension> keys = isOfCountries
                ? List.of(MONTH, SECTOR, EXPORTER, IMPORTER, STATUS)
                : List.of(MONTH, CROSSING, SECTOR, EXPORTER, IMPORTER, STATUS);
        Stream<AnswerColumn> ofCountries = isOfCountries
                ? Stream.of("export_lines_without_crossing", "import_lines_without_crossing")
                        .map(AnswerColumn::sum)
                : Stream.of();
        return Stream.of(keys.stream().map(AnswerColumn::of), FIGURES.stream(), ofCountries)
                .flatMap(part -> part)
                .toList();
    }
}
