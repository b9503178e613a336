package io.landport.chart;

import static io.landport.answer.OptionProblem.option;

import io.landport.answer.OptionProblem;
import io.landport.domain.text.TextLanguage;
import io.landport.query.question.InvalidQueryException;
import io.landport.query.question.QuestionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chart with its options.
 *
 * @param by the dimension of lines or bars; empty if there is none
 * @param top how many of them are shown
 * @param title empty for one that is made from the question
 * @param width in millimetres
 */
public record ChartRequest(
        ChartKind kind,
        ChartMeasure measure,
        Optional<String> by,
        int top,
        Optional<String> title,
        int width,
        QuestionRequest question) {
    static final int NARROWEST = 80;
    static final int WIDEST = 240;
    static final int USUAL_WIDTH = 160;

    private static final int MAX_TITLE = 200;
    private static final String CROSSING = "crossing";

    /** All rows are needed to say what is left out. Lines of crossings are ranked by their totals, too: some crossings are no places. */
    private static final String ALL_ROWS = "1000000";

    private static final List<String> PERIODS = List.of("day", "month", "year");

    /** The same chart of another request. */
    public ChartRequest with(QuestionRequest other) {
        return new ChartRequest(kind, measure, by, top, title, width, other);
    }

    /** The same chart in a language. */
    public ChartRequest in(TextLanguage language) {
        return with(question.in(Optional.of(language)));
    }

    TextLanguage language() {
        return question.language().orElse(TextLanguage.EN);
    }

    /** Options of the question by name. */
    SortedMap<String, String> options() {
        return new TreeMap<>(question.options());
    }

    /** Reads the options of a chart and of its question. */
    static ChartRequest of(ChartKind kind, Map<String, String> given) {
        List<OptionProblem> problems = new ArrayList<>();
        SortedMap<String, String> asked = new TreeMap<>(given);
        Optional<String> title = title(asked, problems);
        ChartMeasure measure = measure(kind, asked, problems);
        int top = top(kind, asked, problems);
        int width = number("width", NARROWEST, WIDEST, USUAL_WIDTH, asked, problems);
        Optional<String> by = by(kind, asked, problems);
        for (String own : List.of("limit", "columns")) {
            if (asked.remove(own) != null) {
                problems.add(new OptionProblem("%s: not available for charts", option(own)));
            }
        }
        asked.put(
                "by",
                Stream.of(kind.by(), by.orElse(""))
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(",")));
        if (kind == ChartKind.RANKING || by.filter(CROSSING::equals).isPresent()) {
            asked.put("top", ALL_ROWS);
        }
        asked.values().removeIf(String::isEmpty);
        try {
            QuestionRequest question = kind.question().request(asked).in(Optional.of(TextLanguage.EN));
            if (problems.isEmpty()) {
                return new ChartRequest(
                        kind, measure, by, top, title, width, kind == ChartKind.MAP ? question.withPlaces() : question);
            }
        } catch (InvalidQueryException e) {
            problems.addAll(e.problems());
        }
        throw new InvalidQueryException(problems);
    }

    private static Optional<String> title(Map<String, String> options, List<OptionProblem> problems) {
        Optional<String> title = Optional.ofNullable(options.remove("title")).map(String::strip);
        title.filter(text -> text.isEmpty() || text.length() > MAX_TITLE)
                .ifPresent(text -> problems.add(new OptionProblem(
                        "%s: must have 1 to %s characters but has %s", option("title"), MAX_TITLE, text.length())));
        return title;
    }

    private static ChartMeasure measure(ChartKind kind, Map<String, String> options, List<OptionProblem> problems) {
        String code = options.remove("measure");
        if (code == null) {
            return ChartMeasure.VALUE;
        }
        Optional<ChartMeasure> measure = ChartMeasure.of(code).filter(kind::allows);
        if (measure.isEmpty()) {
            problems.add(new OptionProblem(
                    "%s: cannot be \"%s\"; allowed are %s", option("measure"), code, kind.measures()));
        }
        return measure.orElse(ChartMeasure.VALUE);
    }

    private static int top(ChartKind kind, Map<String, String> options, List<OptionProblem> problems) {
        if (!kind.hasTop() && options.remove("top") != null) {
            problems.add(new OptionProblem("%s: not available for this chart", option("top")));
        }
        return number("top", 1, kind.most(), kind.usual(), options, problems);
    }

    private static int number(
            String name, int least, int most, int usual, Map<String, String> options, List<OptionProblem> problems) {
        String text = options.remove(name);
        if (text == null) {
            return usual;
        }
        int number = text.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(text) : 0;
        if (number < least || number > most) {
            problems.add(new OptionProblem(
                    "%s: cannot be \"%s\"; allowed are numbers from %s to %s", option(name), text, least, most));
            return usual;
        }
        return number;
    }

    private static Optional<String> by(ChartKind kind, Map<String, String> options, List<OptionProblem> problems) {
        String text = options.remove("by");
        if (kind == ChartKind.MAP && (text == null || text.equals(CROSSING))) {
            return Optional.of(CROSSING);
        }
        if (text == null) {
            if (kind.requiresBy()) {
                problems.add(new OptionProblem(
                        "%s: name what is " + (kind == ChartKind.RANKING ? "ranked" : "compared")
                                + ", such as crossing",
                        option("by")));
            }
            return Optional.empty();
        }
        if (!kind.hasBy()) {
            problems.add(new OptionProblem("%s: not available for this chart", option("by")));
            return Optional.empty();
        }
        List<String> dimensions = new ArrayList<>(List.of(text.split(",", -1)));
        dimensions.remove(kind.by());
        if (dimensions.isEmpty()) {
            return Optional.empty();
        }
        if (dimensions.size() > 1 || PERIODS.contains(dimensions.get(0))) {
            problems.add(new OptionProblem(
                    "%s: a chart has one dimension that is no period, but this is \"%s\"", option("by"), text));
        }
        return Optional.of(dimensions.get(0));
    }
}
