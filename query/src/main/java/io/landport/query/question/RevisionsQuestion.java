package io.landport.query.question;

import static io.landport.query.sql.Dimension.CURRENCY;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.RECEIVED_DAY;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.YEAR;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * Lists by how much the figures of months were revised after they were first known. Received days are not a filter: what is known
 * depends on all of them.
 */
public final class RevisionsQuestion extends StoreQuestion {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            QueryDimensions.withSeries(MONTH, YEAR, RECEIVED_DAY), List.of(CURRENCY), List.of(RECEIVED_DAY));

    private static final List<String> AMOUNTS = List.of("lines", "value", "net_weight_kg");

    @Language(value = "SQL", prefix = "SELECT ", suffix = " FROM monthly_vintage")
    private static final String SERIES_AND_MONTH =
            "day, source, reporter, partner, region, crossing, sector, flow, channel, regime, mode, currency, is_revision";

    /** The sum of an amount over some of the rows. Arguments: the amount, and a condition. */
    private static final String SUM_OF = "coalesce(sum(%s) FILTER (WHERE %s), 0)";

    /** Everything up to the day on which a month was first known has this day as its received day. Argument: a condition. */
    private static final String VINTAGES = """
            (SELECT *, month AS day
            FROM (
              SELECT month, source, reporter, partner, region, crossing, sector, flow, channel, regime, mode, currency,
                greatest(received_day, first_known) AS received_day, is_revision, lines, value, net_weight_kg
              FROM monthly_vintage
              WHERE %s%s
            ) AS known) AS vintages""";

    /** Only months that were revised are in an answer by month. */
    private static final String WAS_REVISED = " AND month IN (SELECT month FROM monthly_vintage WHERE is_revision)";

    public RevisionsQuestion() {
        super(
                "revisions",
                DIMENSIONS,
                "Shows how much months changed after they were first known. By month, received day and source unless"
                        + " {by} is given; by received day, the known columns show what was known by that day.",
                "Changes within a row can offset each other, for example if lines moved from one sector to another:"
                        + " the moved columns show how much some series of the row lost and others gained. {by} crossing,sector"
                        + " shows which.");
    }

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.options(
                new QuestionOption("from", "MONTH", "First month that was revised, such as 2021-01."),
                OptionReader.TO_MONTH,
                OptionReader.KNOWN_ON,
                OptionReader.TREATMENT);
    }

    @Override
    Query query(OptionReader reading) {
        DateRange months = reading.monthRange();
        Optional<LocalDate> knownOn = reading.knownOn();
        Selection selection = reading.selection(DIMENSIONS).orGroupedBy(List.of(MONTH, RECEIVED_DAY, SOURCE));
        SqlFragment facts =
                months.of(reading.withTreatment(vintages(knownOn, selection).facts()));
        return Query.ofLines(bySeries(selection.of(facts), selection), columns(selection), selection, "TRUE")
                .show(AMOUNTS.stream()
                        .map(amount -> amount + "_change <> 0 OR " + amount + "_moved <> 0")
                        .collect(Collectors.joining(" OR ")));
    }

    private static SqlFragment vintages(Optional<LocalDate> knownOn, Selection selection) {
        String revised = selection.isGroupedBy(MONTH) ? WAS_REVISED : "";
        return knownOn.map(day -> SqlFragment.of(VINTAGES.formatted("received_day <= ?", revised), day))
                .orElseGet(() -> SqlFragment.of(VINTAGES.formatted("TRUE", revised)));
    }

    /** Sums by series and month, and by received day if the answer is grouped by it: values move between series. */
    private static SqlFragment bySeries(SqlFragment facts, Selection selection) {
        String parts = SERIES_AND_MONTH + (selection.isGroupedBy(RECEIVED_DAY) ? ", received_day" : "");
        return facts.wrap(
                " FROM (SELECT " + parts
                        + AMOUNTS.stream()
                                .map(amount -> ", sum(" + amount + ") AS " + amount)
                                .collect(Collectors.joining()),
                " GROUP BY " + parts + ") AS by_series WHERE TRUE");
    }

    private static List<AnswerColumn> columns(Selection selection) {
        return AnswerColumn.after(
                selection.grouping(),
                Stream.of(
                                changes("lines", selection),
                                changes("value", selection),
                                Stream.of(AnswerColumn.of(CURRENCY)),
                                changes("net_weight_kg", selection),
                                AMOUNTS.stream().map(RevisionsQuestion::movement))
                        .flatMap(part -> part)
                        .toList());
    }

    /** First known amount, change, and known amount; if grouped by received day, as of each of these days. */
    private static Stream<AnswerColumn> changes(String amount, Selection selection) {
        String first = soFar(SUM_OF.formatted(amount, "NOT is_revision"), selection);
        return Stream.of(
                AnswerColumn.figure("first_" + amount, first),
                AnswerColumn.figure(amount + "_change", SUM_OF.formatted(amount, "is_revision")),
                AnswerColumn.figure("known_" + amount, soFar("sum(" + amount + ")", selection)));
    }

    /** The amount that some series lost and others gained. */
    private static AnswerColumn movement(String amount) {
        String gained = SUM_OF.formatted(amount, "is_revision AND " + amount + " > 0");
        String lost = SUM_OF.formatted(amount, "is_revision AND " + amount + " < 0");
        return AnswerColumn.figure(amount + "_moved", "least(" + gained + ", - " + lost + ")");
    }

    private static String soFar(String sum, Selection selection) {
        return selection.isGroupedBy(RECEIVED_DAY) ? VintagesQuestion.soFar(sum, List.of(), selection) : sum;
    }
}
