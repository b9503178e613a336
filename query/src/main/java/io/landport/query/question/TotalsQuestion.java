package io.landport.query.question;

import static io.landport.query.sql.Dimension.CHAPTER;
import static io.landport.query.sql.Dimension.CLUSTER;
import static io.landport.query.sql.Dimension.COMMODITY;
import static io.landport.query.sql.Dimension.CORRIDOR;
import static io.landport.query.sql.Dimension.CROSSING;
import static io.landport.query.sql.Dimension.CURRENCY;
import static io.landport.query.sql.Dimension.DAY;
import static io.landport.query.sql.Dimension.FLOW;
import static io.landport.query.sql.Dimension.MONTH;
import static io.landport.query.sql.Dimension.PARTNER;
import static io.landport.query.sql.Dimension.REGIME;
import static io.landport.query.sql.Dimension.REGION;
import static io.landport.query.sql.Dimension.REPORTER;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.UNIT;
import static io.landport.query.sql.Dimension.YEAR;
import static io.landport.query.sql.Dimension.ZONE;

import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Grain;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.RowStatus;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * Sums totals of days or months: of all trade, of commodities, or of parts that overlap, such as corridors and zones, which are never added
 * to each other.
 */
public final class TotalsQuestion extends StoreQuestion {
    /** The dimensions of {@code reported_total}, which has a row where months have thousands. */
    static final Set<Dimension> REPORTED = Set.of(MONTH, YEAR, SOURCE, REPORTER, FLOW, REGIME, CURRENCY);

    /** With the first day of the month as {@code day}, so that expressions over days also work for months. */
    @Language(value = "SQL", prefix = "SELECT * FROM ")
    private static final String COMMODITIES = "(SELECT *, month AS day FROM commodity_total) AS commodities";

    private final List<Dimension> wholes;

    /** @param wholes further key columns of each row, such as the corridor; their values overlap */
    private TotalsQuestion(String code, List<Dimension> wholes, QueryDimensions dimensions, String... description) {
        super(code, dimensions, description);
        this.wholes = List.copyOf(wholes);
    }

    /** All trade by days. */
    public static TotalsQuestion daily() {
        return new TotalsQuestion(
                "daily",
                List.of(),
                new QueryDimensions(QueryDimensions.withGroups(DAY, MONTH, YEAR), List.of(CURRENCY)),
                "Sums daily totals. One row for each combination of {by} and each currency, or with {currency} in"
                        + " that currency; amounts in different currencies are never added.");
    }

    /** All trade by months. */
    public static TotalsQuestion monthly() {
        return ofMonths(
                "monthly",
                List.of(),
                "Sums daily totals by month. One row for each combination of {by} and each currency; amounts in"
                        + " different currencies are never added.");
    }

    /** Trade through corridors. */
    public static TotalsQuestion corridor() {
        return ofMonths(
                "corridor",
                List.of(CORRIDOR),
                "Sums the trade through corridors by month, each crossing on the days on which it belonged to the"
                        + " corridor. Corridors overlap, so their sums are never added. {corridor} also accepts other names of a"
                        + " corridor.");
    }

    /** Trade of the traders of zones. */
    public static TotalsQuestion zone() {
        return ofMonths(
                "zone",
                List.of(ZONE),
                "Sums the trade of traders registered in zones by month, each region on the days on which it belonged"
                        + " to the zone. Zones overlap, so their sums are never added.");
    }

    /** Trade by commodity. Quantities in different units are never added. */
    public static TotalsQuestion commodity() {
        return new TotalsQuestion(
                "commodity",
                List.of(),
                new QueryDimensions(
                        List.of(
                                MONTH, YEAR, SOURCE, REPORTER, PARTNER, REGION, CROSSING, FLOW, REGIME, CHAPTER,
                                COMMODITY, CLUSTER),
                        List.of(CURRENCY, UNIT)),
                "Sums commodity totals by month. Quantities in different units are never added. {commodity} 27"
                        + " selects all of chapter 27.",
                "With {currency}, values of sources whose rule is the rate of the day are converted at the average"
                        + " rate of the month.");
    }

    private static TotalsQuestion ofMonths(String code, List<Dimension> wholes, String... description) {
        return new TotalsQuestion(
                code,
                wholes,
                new QueryDimensions(
                        QueryDimensions.withGroups(MONTH, YEAR),
                        Stream.concat(wholes.stream(), Stream.of(CURRENCY)).toList()),
                description);
    }

    @Override
    public List<QuestionOption> options() {
        if (isOfCommodities()) {
            return dimensions().rankedOptions(OptionReader.FROM_MONTH, OptionReader.TO_MONTH, OptionReader.TREATMENT);
        }
        return isOfDays()
                ? dimensions()
                        .rankedOptions(
                                new QuestionOption("from", "DAY", "First statistical day, such as 2021-01-01."),
                                new QuestionOption("to", "DAY", "Last statistical day."),
                                OptionReader.KNOWN_ON,
                                OptionReader.TREATMENT)
                : dimensions()
                        .rankedOptions(
                                OptionReader.FROM_MONTH,
                                OptionReader.TO_MONTH,
                                OptionReader.KNOWN_ON,
                                OptionReader.TREATMENT);
    }

    @Override
    public boolean isSettling() {
        return !isOfCommodities();
    }

    /** Shows months without figures in a notice or a column. */
    @Override
    Query query(OptionReader reading) {
        DateRange range = range(reading);
        Optional<LocalDate> knownOn = reading.knownOn();
        Selection selection = reading.selection(dimensions());
        SqlFragment facts = selection.of(
                range.of(reading.withTreatment(totals(knownOn, selection).facts())));
        MissingMonths missing = MissingMonths.between(range, knownOn);
        return Query.ofLines(
                        facts,
                        missing.of(columns(selection), selection),
                        selection,
                        isOfCommodities() ? Grain.MONTH : Grain.DAY,
                        reading.ranking(selection))
                .with(missing.notice(facts, selection))
                .with(missing.preliminary(facts, selection))
                .withStatus(RowStatus.of(selection, knownOn));
    }

    DateRange range(OptionReader reading) {
        return isOfDays() ? reading.dayRange() : reading.monthRange();
    }

    List<Dimension> wholes() {
        return wholes;
    }

    /** The same totals by received day; the store has none of commodities. */
    public Optional<VintagesQuestion> vintages() {
        return isOfCommodities() ? Optional.empty() : Optional.of(new VintagesQuestion(this));
    }

    /** Totals of months, or of their days if values are converted. */
    private SqlFragment totals(Optional<LocalDate> knownOn, Selection selection) {
        if (isOfCommodities()) {
            return SqlFragment.of(COMMODITIES);
        }
        if (isOfDays() || selection.reportingCurrency().isPresent()) {
            return KnownOn.days(code(), knownOn);
        }
        return wholes.isEmpty() && knownOn.isEmpty() && selection.needsOnly(REPORTED)
                ? KnownOn.reportedMonths()
                : KnownOn.months(code(), knownOn);
    }

    private List<AnswerColumn> columns(Selection selection) {
        Stream<AnswerColumn> quantity =
                isOfCommodities() ? Stream.of(AnswerColumn.sum("quantity"), AnswerColumn.of(UNIT)) : Stream.of();
        return AnswerColumn.after(
                Stream.concat(wholes.stream(), selection.grouping().stream()).toList(),
                Stream.concat(AnswerColumn.amounts().stream(), quantity).toList());
    }

    /** Whether it has totals of days; otherwise of months. */
    public boolean isOfDays() {
        return dimensions().grouping().contains(DAY);
    }

    private boolean isOfCommodities() {
        return dimensions().grouping().contains(COMMODITY);
    }
}
