package io.landport.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads words by the options that they were said for, and finds all problems at once. Used for one query. */
final class OptionReader {
    /** The option of every question. */
    static final QuestionOption LIMIT = new QuestionOption("limit", "N", "At most so many rows.");

    /** The option of questions whose rows can be ranked. */
    static final QuestionOption TOP = new QuestionOption(
            "top",
            "N",
            "Only the N rows with the greatest value, greatest first, of each currency. With --by crossing, crossings that name"
                    + " no place (kind unspecified) are left out unless --crossing or --crossing-kind is given.");

    /** The option of every question about values. */
    static final QuestionOption CURRENCY = new QuestionOption(
            "currency",
            "CODE",
            "Convert values into this currency, at the rates of each source's rule; each keeps currencies apart (default).");

    static final QuestionOption RECEIVED_FROM =
            new QuestionOption("from", "DAY", "First received day (UTC), such as 2021-01-01.");
    static final QuestionOption RECEIVED_TO = new QuestionOption("to", "DAY", "Last received day (UTC).");

    static final QuestionOption KNOWN_ON = new QuestionOption(
            "known-on", "DAY", "What was known at the end of this received day (UTC), and no later.");

    static final QuestionOption TREATMENT = new QuestionOption(
            "treatment", "CODE", "included (trade, if nothing is said) or memorandum (counted beside trade).");

    private static final String INCLUDED = "included";
    private static final String MEMORANDUM = "memorandum";

    private static final String EACH = "each";
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private final Map<String, String> words;
    private final List<String> problems = new ArrayList<>();

    /** @param options those that words may be said for */
    OptionReader(Map<String, String> words, List<QuestionOption> options) {
        this.words = Map.copyOf(words);
        List<String> names = options.stream().map(QuestionOption::name).toList();
        words.keySet().stream()
                .filter(word -> !names.contains(word))
                .forEach(word ->
                        problem("there is no option --" + word + "; there are --" + String.join(", --", names)));
    }

    /** The day of an option, if it was given. */
    Optional<LocalDate> day(String option) {
        return read(option, LocalDate::parse, "day", "2021-03-31");
    }

    /** The months from {@code --from} to {@code --to}. */
    MonthRange months() {
        Optional<YearMonth> from = month("from");
        Optional<YearMonth> to = month("to");
        requireOrder(from, to);
        return new MonthRange(from, to);
    }

    /** Of these facts those received from and up to the days that were said. */
    Facts received(Facts facts) {
        Optional<LocalDate> from = day(RECEIVED_FROM.name());
        Optional<LocalDate> to = day(RECEIVED_TO.name());
        requireOrder(from, to);
        return facts.where("received_day >= ?", from).where("received_day <= ?", to);
    }

    /** Of these facts those whose regimes are treated as was said: trade, or what is counted beside it; never both. */
    Facts treated(Facts facts) {
        String treatment = words.getOrDefault(TREATMENT.name(), INCLUDED);
        if (treatment.equals(MEMORANDUM)) {
            return facts.where("regime IN (SELECT id FROM regime WHERE treatment = 'memorandum')");
        }
        if (!treatment.equals(INCLUDED)) {
            problem("--treatment: cannot be " + quoted(treatment) + "; allowed are included, memorandum");
        }
        return facts.where("regime NOT IN (SELECT id FROM regime WHERE treatment <> 'included')");
    }

    /** How many rows to answer at most. */
    Optional<Long> limit() {
        return rows(LIMIT.name());
    }

    /** The ranking that was asked for, if any. */
    Optional<Ranking> ranking(Selection selection) {
        if (words.containsKey(TOP.name()) && words.containsKey(LIMIT.name())) {
            problem("--top: cannot be used together with --limit");
        }
        boolean isOfPlaces = selection.isGroupedBy(Dimension.CROSSING)
                && !selection.filters().containsKey(Dimension.CROSSING)
                && !selection.filters().containsKey(Dimension.CROSSING_KIND);
        return rows(TOP.name()).map(rows -> new Ranking(rows, isOfPlaces));
    }

    private Optional<Long> rows(String option) {
        return matching(option, "[1-9][0-9]{0,17}", "is no number of rows; allowed are numbers from 1")
                .map(Long::valueOf);
    }

    /** The number of days of an option, if it was given. */
    Optional<Integer> days(String option) {
        return matching(option, "[0-9]{1,4}", "is no number of days; allowed are numbers from 0 to 9999")
                .map(Integer::valueOf);
    }

    /** One of some words, if it was said. */
    Optional<String> choice(String option, List<String> allowed) {
        return matching(option, String.join("|", allowed), "is none of " + String.join(", ", allowed));
    }

    /** A factor above 0 and below 100, if it was said. */
    Optional<BigDecimal> factor(String option) {
        return matching(
                        option,
                        "(?=.*[1-9])[0-9]{1,2}([.][0-9]{1,6})?",
                        "is no factor; allowed are numbers above 0 and below 100 such as 1.08")
                .map(BigDecimal::new);
    }

    /** A whole number from 0, if it was said. */
    Optional<Integer> whole(String option, int most) {
        String otherwise = "is no number; allowed are numbers from 0 to " + most;
        Optional<Integer> number = matching(option, "[0-9]{1,3}", otherwise).map(Integer::valueOf);
        number.filter(found -> found > most)
                .ifPresent(found -> problem("--" + option + ": " + quoted(found.toString()) + ' ' + otherwise));
        return number;
    }

    private Optional<String> matching(String option, String form, String otherwise) {
        Optional<String> text = Optional.ofNullable(words.get(option));
        text.filter(found -> !found.matches(form))
                .ifPresent(found -> problem("--" + option + ": " + quoted(found) + ' ' + otherwise));
        return text.filter(found -> found.matches(form));
    }

    private Optional<YearMonth> month(String option) {
        return read(option, YearMonth::parse, "month", "2021-03");
    }

    private <T> Optional<T> read(String option, Function<String, T> parsed, String what, String such) {
        String text = words.get(option);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parsed.apply(text));
        } catch (DateTimeParseException other) {
            problem("--" + option + ": " + quoted(text) + " is no " + what + "; allowed are " + what + "s such as "
                    + such);
            return Optional.empty();
        }
    }

    /** What {@code --from} and {@code --to} say has to be in order. */
    <T extends Comparable<? super T>> void requireOrder(Optional<T> from, Optional<T> to) {
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
            problem("--from " + from.get() + " is after --to " + to.get());
        }
    }

    /** The grouping, the filters, and the reporting currency. */
    Selection selection(QueryDimensions dimensions) {
        return new Selection(filters(dimensions), grouping(dimensions), reportingCurrency());
    }

    private Optional<String> reportingCurrency() {
        String text = words.getOrDefault(CURRENCY.name(), EACH);
        if (text.equals(EACH)) {
            return Optional.empty();
        }
        if (!CODE.matcher(text).matches()) {
            problem("--currency: cannot be " + quoted(text) + "; allowed are " + EACH
                    + " and codes of ISO 4217 such as USD. Those of documents are chosen with --original-currency");
        }
        return Optional.of(text);
    }

    /** Notes a problem with what was said. */
    void problem(String sentence) {
        problems.add(sentence);
    }

    /** @throws InvalidQueryException if there was any problem */
    void end() {
        if (!problems.isEmpty()) {
            throw new InvalidQueryException(problems);
        }
    }

    private List<Dimension> grouping(QueryDimensions dimensions) {
        List<Dimension> grouping = new ArrayList<>();
        for (String code : values("by")) {
            Optional<Dimension> dimension = dimensions.groupingOf(code);
            if (dimension.isEmpty()) {
                problems.add(
                        "--by: there is no dimension " + quoted(code) + "; there are " + dimensions.groupingCodes());
            } else if (grouping.contains(dimension.get())) {
                problems.add("--by: " + code + " stands there twice");
            } else {
                grouping.add(dimension.get());
            }
        }
        return grouping;
    }

    private Map<Dimension, List<String>> filters(QueryDimensions dimensions) {
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        for (Dimension dimension : dimensions.filters()) {
            List<String> values = values(dimension.code());
            values.stream()
                    .filter(value -> !dimension.allows(value))
                    .forEach(value -> problems.add("--" + dimension.code() + ": cannot be " + quoted(value)
                            + "; allowed are " + dimension.allowed()));
            if (!values.isEmpty()) {
                filters.put(dimension, values);
            }
        }
        return filters;
    }

    /** What stands between commas; nothing if the option was not given. */
    private List<String> values(String option) {
        String text = words.get(option);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
