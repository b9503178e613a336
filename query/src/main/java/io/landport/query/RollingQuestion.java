package io.landport.query;

import static io.landport.query.Dimension.AS_OF;
import static io.landport.query.Dimension.CHANNEL;
import static io.landport.query.Dimension.CROSSING;
import static io.landport.query.Dimension.CURRENCY;
import static io.landport.query.Dimension.FIRST_DAY;
import static io.landport.query.Dimension.FLOW;
import static io.landport.query.Dimension.MODE;
import static io.landport.query.Dimension.PARTNER;
import static io.landport.query.Dimension.REGIME;
import static io.landport.query.Dimension.REGION;
import static io.landport.query.Dimension.REPORTER;
import static io.landport.query.Dimension.SECTOR;
import static io.landport.query.Dimension.SOURCE;
import static io.landport.query.Dimension.WINDOW;

import io.landport.domain.total.Window;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Adds up windows: as they were published, each as of its source's clock, or from days and months with any day as their last.
 * Windows of two days are never added.
 */
public final class RollingQuestion implements Question {
    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(SOURCE, REPORTER, PARTNER, REGION, CROSSING, SECTOR, FLOW, CHANNEL, REGIME, MODE),
            List.of(CURRENCY, WINDOW));

    private static final List<String> OF_DAYS = Arrays.stream(Window.values())
            .filter(window -> !window.suits(true))
            .map(Window::code)
            .toList();

    private static final String ENDING_ON_THE_CLOCK = "daily_total AS known"
            + " JOIN (SELECT DISTINCT ON (source, time_window) source, time_window, first_day, as_of FROM rolling_current"
            + " ORDER BY source, time_window, as_of DESC) AS windows(clocked, time_window, first_day, as_of)"
            + " ON windows.clocked = known.source AND known.day BETWEEN windows.first_day AND windows.as_of";

    private final Supplier<Set<String>> datedByMonth;

    /** @param datedByMonth the sources dated by month: they have no windows of days. Asked for when a query is made */
    public RollingQuestion(Supplier<Set<String>> datedByMonth) {
        this.datedByMonth = datedByMonth;
    }

    @Override
    public List<QuestionOption> options() {
        return DIMENSIONS.rankedOptions(
                new QuestionOption(
                        "on",
                        "DAY",
                        "Windows whose last day this is, from days and months; else as of each source's clock."),
                new QuestionOption(
                        "known-on",
                        "DAY",
                        "With --on: what was known at the end of this received day (UTC), and no later."),
                OptionReader.TREATMENT);
    }

    @Override
    public Query asked(Map<String, String> words) {
        OptionReader reading = new OptionReader(words, options());
        Optional<LocalDate> on = reading.day("on");
        Optional<LocalDate> knownOn = reading.day("known-on");
        if (words.containsKey("known-on") && !words.containsKey("on")) {
            reading.problem("--known-on: say with --on which day the windows end on");
        }
        Optional<Long> limit = reading.limit();
        Selection selection = reading.selection(DIMENSIONS);
        Facts windows = reading.treated(
                on.map(day -> endingOn(day, knownOn, selection)).orElseGet(() -> asPublished(selection)));
        Optional<Ranking> ranking = reading.ranking(selection);
        reading.end();
        Facts facts = windows.where(
                "NOT (time_window = ANY (?) AND source = ANY (?))", OF_DAYS, List.copyOf(datedByMonth.get()));
        List<AnswerColumn> columns = MissingMonths.ofWindows(columns(selection), knownOn);
        return Query.ofLines(selection.of(facts), columns, selection, Grain.DAY, ranking)
                .limited(limit);
    }

    private static List<AnswerColumn> columns(Selection selection) {
        return Stream.of(
                        selection.grouping().stream().map(AnswerColumn::of),
                        Stream.of(AnswerColumn.ofWindow(), AnswerColumn.of(FIRST_DAY), AnswerColumn.of(AS_OF)),
                        AnswerColumn.amounts().stream())
                .flatMap(part -> part)
                .toList();
    }

    /** What was published has no days any more: where these decide about rates, they are looked up again. */
    private static Facts asPublished(Selection selection) {
        return Facts.of(selection.reportingCurrency().isEmpty() ? "rolling_current" : ENDING_ON_THE_CLOCK);
    }

    private static Facts endingOn(LocalDate day, Optional<LocalDate> knownOn, Selection selection) {
        return Facts.of(
                selection.reportingCurrency().isEmpty()
                        ? KnownOn.windows(day, knownOn)
                        : KnownOn.daysOfWindows(day, knownOn));
    }
}
