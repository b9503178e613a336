package io.landport.query.explain;

import static io.landport.answer.OptionProblem.option;

import io.landport.domain.total.Window;
import io.landport.query.explain.TotalSelection.DayRange;
import io.landport.query.question.OptionReader;
import io.landport.query.question.QueryDimensions;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Selection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks for the documents behind a total: of days, of months, or of a window. */
public enum ExplainQuestion implements Question<ExplainRequest> {
    /** A sum of daily totals. */
    DAILY("Explains a sum of daily totals: those of a day ({day}) or of some days ({from}, {to})."),

    /** A sum of monthly totals. */
    MONTHLY("Explains a sum of monthly totals: those of a month ({month}) or of some months ({from}, {to})."),

    /** The total of a window. */
    ROLLING(
            "Explains the total of a window ({window}) that ends on the as-of day of each source, or on a given day ({on}).");

    private static final List<String> CODES =
            Arrays.stream(Window.values()).map(Window::code).toList();

    private static final QueryDimensions DIMENSIONS = new QueryDimensions(
            List.of(),
            Stream.concat(QueryDimensions.withSeries().stream(), Stream.of(Dimension.CURRENCY))
                    .toList());

    private static final String KNOWN_ON = OptionReader.KNOWN_ON.name();
    private static final String AGAINST = "against";
    private static final String BY = "by";

    private final String description;

    ExplainQuestion(String description) {
        this.description = description;
    }

    /** All of them by name. */
    public static Map<String, ExplainQuestion> all() {
        return Question.byCode(List.of(values()));
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> description() {
        return List.of(description);
    }

    @Override
    public List<QuestionOption> options() {
        return Stream.concat(
                        ofDays().stream(),
                        Stream.of(DIMENSIONS.options(
                                        OptionReader.TREATMENT,
                                        new QuestionOption(
                                                KNOWN_ON,
                                                "DAY",
                                                "The total as it was known at the end of this received day (UTC)."),
                                        new QuestionOption(
                                                AGAINST,
                                                "DAY",
                                                "Only what changed after this received day (UTC), up to {known-on} or now."),
                                        new QuestionOption(
                                                BY,
                                                "WHAT",
                                                "Rows: " + String.join(", ", ExplanationGrouping.codes())
                                                        + " (default: document).")))
                                .flatMap(List::stream))
                .toList();
    }

    @Override
    public ExplainRequest request(Map<String, String> values) {
        OptionReader reading = new OptionReader(values, options());
        Optional<ExplainedDays> days = days(reading);
        Optional<LocalDate> knownOn = reading.knownOn();
        Optional<LocalDate> against = reading.day(AGAINST);
        if (knownOn.isPresent() && against.isPresent() && !against.get().isBefore(knownOn.get())) {
            reading.problem(
                    "%s %s is not before %s %s", option(AGAINST), against.get(), option(KNOWN_ON), knownOn.get());
        }
        ExplanationGrouping grouping = reading.choice(BY, ExplanationGrouping.codes())
                .flatMap(ExplanationGrouping::ofCode)
                .orElse(ExplanationGrouping.DOCUMENT);
        if (grouping == ExplanationGrouping.LINE && against.isPresent()) {
            reading.problem(
                    "%s line: lists the lines of a total, so it cannot be used together with %s",
                    option(BY), option(AGAINST));
        }
        boolean isMemorandum = reading.isMemorandum();
        Optional<Long> limit = reading.limit();
        Selection selection = reading.filters(DIMENSIONS);
        reading.end();
        return new ExplainRequest(
                "explain " + code(),
                values,
                selection,
                isMemorandum,
                days.orElseThrow(() -> new IllegalStateException("days are missing without a problem")),
                new KnownBetween(against, knownOn),
                grouping,
                limit);
    }

    private List<QuestionOption> ofDays() {
        return switch (this) {
            case DAILY ->
                List.of(
                        new QuestionOption(
                                "day", "DAY", "Statistical day, such as 2021-01-15; or a range with {from} and {to}."),
                        new QuestionOption("from", "DAY", "First statistical day."),
                        new QuestionOption("to", "DAY", "Last statistical day."));
            case MONTHLY ->
                List.of(
                        new QuestionOption(
                                "month", "MONTH", "Month, such as 2021-01; or a range with {from} and {to}."),
                        new QuestionOption("from", "MONTH", "First month."),
                        new QuestionOption("to", "MONTH", "Last month."));
            case ROLLING ->
                List.of(
                        new QuestionOption("window", "WINDOW", "Window: " + String.join(", ", CODES) + "."),
                        new QuestionOption(
                                "on", "DAY", "Last day of the window (default: the as-of day of each source)."));
        };
    }

    private Optional<ExplainedDays> days(OptionReader reading) {
        return switch (this) {
            case DAILY ->
                range(reading, "day", reading.day("day").map(day -> new DayRange(day, day)), reading.dayRange());
            case MONTHLY ->
                range(
                        reading,
                        "month",
                        reading.month("month").map(month -> new DayRange(month.atDay(1), month.atEndOfMonth())),
                        reading.monthRange());
            case ROLLING -> window(reading);
        };
    }

    private static Optional<ExplainedDays> window(OptionReader reading) {
        Optional<String> window = reading.choice("window", CODES);
        Optional<LocalDate> on = reading.day("on");
        if (window.isEmpty()) {
            reading.problem("%s: is required; windows are %s", option("window"), String.join(", ", CODES));
        }
        return window.flatMap(Window::ofCode).map(found -> new ExplainedDays.OfWindow(found, on));
    }

    private static Optional<ExplainedDays> range(
            OptionReader reading, String single, Optional<DayRange> only, DateRange range) {
        boolean isWhole = range.first().isPresent() && range.last().isPresent();
        if (only.isPresent() && (range.first().isPresent() || range.last().isPresent())) {
            reading.problem("%s: cannot be used together with %s and %s", option(single), option("from"), option("to"));
        } else if (only.isEmpty() && !isWhole) {
            reading.problem("%s: is required, or %s and %s", option(single), option("from"), option("to"));
        }
        return only.or(() -> range.first()
                        .flatMap(first -> range.last()
                                .filter(last -> !last.isBefore(first))
                                .map(last -> new DayRange(first, last))))
                .map(ExplainedDays.Fixed::new);
    }
}
