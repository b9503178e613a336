package io.landport.query.question;

import static io.landport.answer.OptionProblem.option;
import static io.landport.query.sql.Dimension.AS_OF;
import static io.landport.query.sql.Dimension.CHANNEL;
import static io.landport.query.sql.Dimension.CROSSING;
import static io.landport.query.sql.Dimension.CURRENCY;
import static io.landport.query.sql.Dimension.FIRST_DAY;
import static io.landport.query.sql.Dimension.FLOW;
import static io.landport.query.sql.Dimension.MODE;
import static io.landport.query.sql.Dimension.PARTNER;
import static io.landport.query.sql.Dimension.REGIME;
import static io.landport.query.sql.Dimension.REGION;
import static io.landport.query.sql.Dimension.REPORTER;
import static io.landport.query.sql.Dimension.SECTOR;
import static io.landport.query.sql.Dimension.SOURCE;
import static io.landport.query.sql.Dimension.WINDOW;

import io.landport.domain.total.Window;
import io.landport.query.sql.AnswerColumn;
import io.landport.query.sql.Facts;
import io.landport.query.sql.Grain;
import io.landport.query.sql.KnownOn;
import io.landport.query.sql.MissingMonths;
import io.landport.query.sql.Query;
import io.landport.query.sql.Ranking;
import io.landport.query.sql.Selection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/**
 * Sums windows: as published, on the as-of day of each source, or computed from days and months for any last day. Windows that end
 * on different days are never added.
 */
public final class RollingQuestion extends StoreQuestion {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(SOURCE, REPORTER, PARTNER, REGION, CROSSING, SECTOR, FLOW, CHANNEL, REGIME, MODE),
            List.of(CURRENCY, WINDOW));

    private static final List<String> OF_DAYS = Arrays.stream(Window.values())
            .filter(window -> !window.suits(true))
            .map(Window::code)
            .toList();

    @Language(value = "SQL", prefix = "SELECT * FROM ")
    private static final String DAYS_UP_TO_AS_OF = """
            daily_total AS known
            JOIN (
              SELECT DISTINCT ON (source, time_window) source, time_window, first_day, as_of
              FROM rolling_current
              ORDER BY source, time_window, as_of DESC
            ) AS windows(clocked, time_window, first_day, as_of)
              ON windows.clocked = known.source AND known.day BETWEEN windows.first_day AND windows.as_of""";

    private final Supplier<Set<String>> datedByMonth;

    /** @param datedByMonth supplies the sources dated by month, which have no windows of days; called when a query is created */
    public RollingQuestion(Supplier<Set<String>> datedByMonth) {
        super(
                "rolling",
                "Sums windows of 7 and 30 days, month to date, year to date and 12 months, which end on the as-of day"
                        + " of each source or on a given day (--on). Windows that end on different days are never added.",
                "csv columns: those of --by, then window, first_day, as_of, lines, lines_without_weight, value, currency, net_weight_kg;"
                        + " with --currency then lines_not_converted, reason.");
        this.datedByMonth = datedByMonth;
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
                        "With --on: figures as they were known at the end of this received day (UTC)."),
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
        Facts windows = reading.treated(
                on.map(day -> endingOn(day, knownOn, selection)).orElseGet(() -> asPublished(selection)));
        Optional<Ranking> ranking = reading.ranking(selection);
        // The supplier reads settings, which is in vain if options are invalid.
        reading.end();
        Facts facts = windows.where(
                "NOT (time_window = ANY (?) AND source = ANY (?))", OF_DAYS, List.copyOf(datedByMonth.get()));
        List<AnswerColumn> columns = MissingMonths.ofWindows(columns(selection), knownOn);
        return Query.ofLines(selection.of(facts), columns, selection, Grain.DAY, ranking);
    }

    private static List<AnswerColumn> columns(Selection selection) {
        return Stream.of(
                        selection.grouping().stream().map(AnswerColumn::of),
                        Stream.of(AnswerColumn.ofWindow(), AnswerColumn.of(FIRST_DAY), AnswerColumn.of(AS_OF)),
                        AnswerColumn.amounts().stream())
                .flatMap(part -> part)
                .toList();
    }

    /** Published windows have no days; conversion needs them, so it reads daily totals instead. */
    private static Facts asPublished(Selection selection) {
        return Facts.of(selection.reportingCurrency().isEmpty() ? "rolling_current" : DAYS_UP_TO_AS_OF);
    }

    private static Facts endingOn(LocalDate day, Optional<LocalDate> knownOn, Selection selection) {
        return Facts.of(
                selection.reportingCurrency().isEmpty()
                        ? KnownOn.windows(day, knownOn)
                        : KnownOn.daysOfWindows(day, knownOn));
    }
}
