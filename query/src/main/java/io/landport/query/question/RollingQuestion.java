package io.landport.query.question;

import static io.landport.answer.OptionProblem.option;
import static io.landport.query.sql.Dimension.AS_OF;
import static io.landport.query.sql.Dimension.CURRENCY;
import static io.landport.query.sql.Dimension.FIRST_DAY;
import static io.landport.query.sql.Dimension.WINDOW;

import io.landport.domain.total.Window;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Grain;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * Sums windows: as published, on the as-of day of each source, or computed from days and months for any last day. Windows that end
 * on different days are never added.
 */
public final class RollingQuestion extends StoreQuestion {
    private static final QueryDimensions DIMENSIONS =
            new QueryDimensions(QueryDimensions.withSeries(), List.of(CURRENCY, WINDOW));

    private static final List<String> OF_DAYS = Arrays.stream(Window.values())
            .filter(window -> !window.suits(true))
            .map(Window::code)
            .toList();

    /** Sources dated by month have no windows of days. */
    @Language(value = "SQL", prefix = "SELECT * FROM rolling_current WHERE ")
    private static final String OF_SOURCES_DATED_BY_DAY =
            "NOT (time_window = ANY (?) AND source IN (SELECT s.id FROM source AS s WHERE s.dated_by = 'month'))";

    @Language(value = "SQL", prefix = "SELECT * FROM ")
    private static final String DAYS_UP_TO_AS_OF = """
            daily_total AS known
            JOIN (
              SELECT DISTINCT ON (source, time_window) source, time_window, first_day, as_of
              FROM rolling_current
              ORDER BY source, time_window, as_of DESC
            ) AS windows(clocked, time_window, first_day, as_of)
              ON windows.clocked = known.source AND known.day BETWEEN windows.first_day AND windows.as_of""";

    public RollingQuestion() {
        super(
                "rolling",
                DIMENSIONS,
                "Sums windows of 7 and 30 days, month to date, year to date and 12 months, which end on the as-of day"
                        + " of each source or on a given day ({on}). Windows that end on different days are never added.");
    }

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.rankedOptions(
                new QuestionOption(
                        "on",
                        "DAY",
                        "Compute windows that end on this day (default: the published windows, which end on the as-of day of each source)."),
                new QuestionOption(
                        "known-on",
                        "DAY",
                        "With {on}: figures as they were known at the end of this received day (UTC)."),
                OptionReader.TREATMENT);
    }

    @Override
    public boolean isSettling() {
        return true;
    }

    @Override
    Query query(OptionReader reading) {
        Optional<LocalDate> on = reading.day("on");
        Optional<LocalDate> knownOn = reading.knownOn();
        if (reading.has("known-on") && !reading.has("on")) {
            reading.problem("%s: requires %s", option("known-on"), option("on"));
        }
        Selection selection = reading.selection(DIMENSIONS);
        SqlFragment windows = reading.withTreatment(
                on.map(day -> endingOn(day, knownOn, selection)).orElseGet(() -> asPublished(selection)));
        SqlFragment facts = windows.where(OF_SOURCES_DATED_BY_DAY, OF_DAYS);
        List<AnswerColumn> columns = MissingMonths.ofWindows(
                AnswerColumn.after(
                        selection.grouping(),
                        Stream.concat(
                                        Stream.of(
                                                AnswerColumn.ofWindow(),
                                                AnswerColumn.of(FIRST_DAY),
                                                AnswerColumn.of(AS_OF)),
                                        AnswerColumn.amounts().stream())
                                .toList()),
                knownOn);
        return Query.ofLines(selection.of(facts), columns, selection, Grain.DAY, reading.ranking(selection));
    }

    /** Published windows have no days; conversion needs them, so it reads daily totals instead. */
    private static SqlFragment asPublished(Selection selection) {
        return SqlFragment.from(selection.reportingCurrency().isEmpty() ? "rolling_current" : DAYS_UP_TO_AS_OF);
    }

    private static SqlFragment endingOn(LocalDate day, Optional<LocalDate> knownOn, Selection selection) {
        SqlFragment windows = selection.reportingCurrency().isEmpty()
                ? KnownOn.windows(day, knownOn)
                : KnownOn.daysOfWindows(day, knownOn);
        return windows.facts();
    }
}
