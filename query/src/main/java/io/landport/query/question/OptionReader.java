package io.landport.query.question;

import static io.landport.answer.OptionProblem.option;

import io.landport.answer.OptionProblem;
import io.landport.query.sql.DateRange;
import io.landport.query.sql.Dimension;
import io.landport.query.sql.Ranking;
import io.landport.query.sql.Selection;
import io.landport.query.sql.SqlFragment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intellij.lang.annotations.Language;

/** Parses the values of options and reports all problems at once. Used for one query. */
public final class OptionReader {
    /** The option of every question. */
    static final QuestionOption LIMIT = new QuestionOption("limit", "N", "Maximum number of rows.");

    /** The option of questions whose rows can be ranked. */
    static final QuestionOption TOP = new QuestionOption(
            "top",
            "N",
            "Only the N rows with the greatest value, greatest first, of each currency. With {by} crossing, crossings without"
                    + " a place (kind unspecified) are left out unless {crossing} or {crossing-kind} is given.");

    /** The option of every question about values. */
    static final QuestionOption CURRENCY = new QuestionOption(
            "currency",
            "CODE",
            "Convert values into this currency, at the rates that the rule of each source names; each (default) does not convert.");

    static final QuestionOption FROM_MONTH = new QuestionOption("from", "MONTH", "First month, such as 2021-01.");
    static final QuestionOption TO_MONTH = new QuestionOption("to", "MONTH", "Last month.");

    static final QuestionOption RECEIVED_FROM =
            new QuestionOption("from", "DAY", "First received day (UTC), such as 2021-01-01.");
    static final QuestionOption RECEIVED_TO = new QuestionOption("to", "DAY", "Last received day (UTC).");

    public static final QuestionOption KNOWN_ON =
            new QuestionOption("known-on", "DAY", "Figures as they were known at the end of this received day (UTC).");

    public static final QuestionOption TREATMENT = new QuestionOption(
            "treatment", "CODE", "included (trade, the default) or memorandum (recorded separately from trade).");

    private static final String INCLUDED = "included";
    private static final String MEMORANDUM = "memorandum";

    @Language(value = "SQL", prefix = "SELECT * FROM daily_total WHERE ")
    private static final String IS_INCLUDED = "regime NOT IN (SELECT id FROM regime WHERE treatment <> 'included')";

    @Language(value = "SQL", prefix = "SELECT * FROM daily_total WHERE ")
    private static final String IS_MEMORANDUM = "regime IN (SELECT id FROM regime WHERE treatment = 'memorandum')";

    private static final String EACH = "each";
    private static final Pattern CURRENCY_CODE = Pattern.compile("[A-Z]{3}");

    private final Map<String, String> values;
    /** A value that is read twice has its problem once. */
    private final Set<OptionProblem> problems = new LinkedHashSet<>();

    /** @param options the known options */
    public OptionReader(Map<String, String> values, List<QuestionOption> options) {
        List<String> names = options.stream().map(QuestionOption::name).toList();
        this.values = new TreeMap<>(values);
        this.values.keySet().retainAll(names);
        values.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problem(
                        "unknown option %s; options are " + String.join(", ", Collections.nCopies(names.size(), "%s")),
                        Stream.concat(Stream.of(name), names.stream())
                                .map(OptionProblem::option)
                                .toArray()));
    }

    /** The day that an option has, if given. */
    public Optional<LocalDate> day(String option) {
        return read(option, LocalDate::parse, "day", "2021-03-31");
    }

    /** The received day up to which figures are known, if given. */
    public Optional<LocalDate> knownOn() {
        return day(KNOWN_ON.name());
    }

    /** Whether an option is given. */
    boolean has(String option) {
        return values.containsKey(option);
    }

    /** The text of an option, if given. */
    public Optional<String> text(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** The months from {@code from} to {@code to}. */
    public DateRange monthRange() {
        Optional<YearMonth> from = month("from");
        Optional<YearMonth> to = month("to");
        requireOrder(from, to);
        return new DateRange(from.map(month -> month.atDay(1)), to.map(YearMonth::atEndOfMonth));
    }

    /** The days from {@code from} to {@code to}. */
    public DateRange dayRange() {
        Optional<LocalDate> from = day("from");
        Optional<LocalDate> to = day("to");
        requireOrder(from, to);
        return new DateRange(from, to);
    }

    /** Limits facts to one treatment of regimes: trade, or memorandum items; never both. */
    SqlFragment withTreatment(SqlFragment facts) {
        return withTreatment(facts, isMemorandum());
    }

    /** Limits facts to memorandum items, or to trade. */
    public static SqlFragment withTreatment(SqlFragment facts, boolean isMemorandum) {
        return facts.where(isMemorandum ? IS_MEMORANDUM : IS_INCLUDED);
    }

    /** Whether memorandum items are selected instead of trade. */
    public boolean isMemorandum() {
        String treatment = values.getOrDefault(TREATMENT.name(), INCLUDED);
        if (!treatment.equals(MEMORANDUM) && !treatment.equals(INCLUDED)) {
            problem("%s: cannot be \"%s\"; allowed are included, memorandum", option(TREATMENT.name()), treatment);
        }
        return treatment.equals(MEMORANDUM);
    }

    /** The maximum number of rows, if given. */
    public Optional<Long> limit() {
        return rows(LIMIT.name());
    }

    /** The ranking, if requested. */
    Optional<Ranking> ranking(Selection selection) {
        if (values.containsKey(TOP.name()) && values.containsKey(LIMIT.name())) {
            conflict(TOP.name(), LIMIT.name());
        }
        boolean isOfPlaces = selection.isGroupedBy(Dimension.CROSSING)
                && !selection.filters().containsKey(Dimension.CROSSING)
                && !selection.filters().containsKey(Dimension.CROSSING_KIND);
        return rows(TOP.name()).map(rows -> new Ranking(rows, isOfPlaces, selection.grouping()));
    }

    private Optional<Long> rows(String option) {
        return match(option, "[1-9][0-9]{0,17}", "is not a number of rows; allowed are numbers from 1")
                .map(Long::valueOf);
    }

    /** One of the allowed values, if given. */
    public Optional<String> choice(String option, List<String> allowed) {
        return match(option, String.join("|", allowed), "is none of " + String.join(", ", allowed));
    }

    /** A factor above 0 and below 100, if given. */
    Optional<BigDecimal> factor(String option) {
        return match(
                        option,
                        "(?=.*[1-9])[0-9]{1,2}([.][0-9]{1,6})?",
                        "is not a factor; allowed are numbers above 0 and below 100 such as 1.08")
                .map(BigDecimal::new);
    }

    /** A whole number from 0 to a maximum of at most 9,999, if given. */
    Optional<Integer> integer(String option, String what, int max) {
        Optional<String> text = text(option);
        Optional<Integer> number = text.filter(found -> found.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .filter(found -> found <= max);
        if (text.isPresent() && number.isEmpty()) {
            problem("%s: \"%s\" is not a %s; allowed are numbers from 0 to %s", option(option), text.get(), what, max);
        }
        return number;
    }

    private Optional<String> match(String option, String form, String problem) {
        Optional<String> text = text(option);
        text.filter(found -> !found.matches(form))
                .ifPresent(found -> problem("%s: \"%s\" " + problem, option(option), found));
        return text.filter(found -> found.matches(form));
    }

    /** The month that an option has, if given. */
    public Optional<YearMonth> month(String option) {
        return read(option, YearMonth::parse, "month", "2021-03");
    }

    private <T> Optional<T> read(String option, Function<String, T> parsed, String what, String such) {
        String text = values.get(option);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parsed.apply(text));
        } catch (DateTimeParseException e) {
            problem(
                    "%s: \"%s\" is not a " + what + "; allowed are " + what + "s such as " + such,
                    option(option),
                    text);
            return Optional.empty();
        }
    }

    /** Reports a problem if {@code --from} is after {@code --to}. */
    private <T extends Comparable<? super T>> void requireOrder(Optional<T> from, Optional<T> to) {
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
            problem("%s %s is after %s %s", option("from"), from.get(), option("to"), to.get());
        }
    }

    /** The grouping, the filters, and the reporting currency. */
    Selection selection(QueryDimensions dimensions) {
        return new Selection(filterValues(dimensions), grouping(dimensions), reportingCurrency());
    }

    /** The filters alone, as a selection. */
    public Selection filters(QueryDimensions dimensions) {
        return new Selection(filterValues(dimensions), List.of(), Optional.empty());
    }

    private Optional<String> reportingCurrency() {
        String text = values.getOrDefault(CURRENCY.name(), EACH);
        if (text.equals(EACH)) {
            return Optional.empty();
        }
        if (!CURRENCY_CODE.matcher(text).matches()) {
            problem(
                    "%s: cannot be \"%s\"; allowed are each and codes of ISO 4217 such as USD. Filter by currencies of"
                            + " documents with %s",
                    option(CURRENCY.name()), text, option(Dimension.CURRENCY.code()));
        }
        return Optional.of(text);
    }

    /** Adds a problem. */
    public void problem(String sentence, Object... arguments) {
        problems.add(new OptionProblem(sentence, arguments));
    }

    /** Adds the problem that an option cannot be used together with another. */
    void conflict(String option, String other) {
        problem("%s: cannot be used together with %s", option(option), option(other));
    }

    /** @throws InvalidQueryException if there was a problem */
    public void end() {
        if (!problems.isEmpty()) {
            throw new InvalidQueryException(List.copyOf(problems));
        }
    }

    /** Without those that are columns of every answer. */
    private List<Dimension> grouping(QueryDimensions dimensions) {
        List<Dimension> grouping = new ArrayList<>();
        for (String code : values("by")) {
            Optional<Dimension> dimension = dimensions.groupingOf(code);
            if (dimension.isEmpty()) {
                problem(
                        "%s: unknown dimension \"%s\"; dimensions are %s",
                        option("by"), code, dimensions.groupingCodes());
            } else if (grouping.contains(dimension.get())) {
                problem("%s: %s is given twice", option("by"), code);
            } else {
                grouping.add(dimension.get());
            }
        }
        grouping.removeAll(dimensions.separate());
        return grouping;
    }

    private Map<Dimension, List<String>> filterValues(QueryDimensions dimensions) {
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        for (Dimension dimension : dimensions.filters()) {
            List<String> values = values(dimension.code());
            values.stream()
                    .filter(value -> !dimension.allows(value))
                    .forEach(value -> problem(
                            "%s: cannot be \"%s\"; allowed are %s",
                            option(dimension.code()), value, dimension.allowed()));
            if (!values.isEmpty()) {
                filters.put(dimension, values);
            }
        }
        return filters;
    }

    /** The comma-separated values of an option; empty if it was not given. */
    public List<String> values(String option) {
        String text = values.get(option);
        return text == null ? List.of() : split(text);
    }

    /** The values of a text that are separated by commas. */
    public static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
