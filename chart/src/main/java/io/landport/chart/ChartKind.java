package io.landport.chart;

import io.landport.query.question.MirrorQuestion;
import io.landport.query.question.PriceQuestion;
import io.landport.query.question.Question;
import io.landport.query.question.QuestionOption;
import io.landport.query.question.StoreQuestion;
import io.landport.query.question.TotalsQuestion;
import io.landport.query.question.YearOnYearQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The kinds of charts. Each draws the answer to a question. */
public enum ChartKind implements Question<ChartRequest> {
    /** A line over months for each value of a dimension. */
    MONTHLY(
            "value, weight, lines",
            "month",
            "Draws monthly totals as lines, one for each value of {by}. A line ends where there is no figure."),
    /** The same over days. */
    DAILY(
            "value, weight, lines",
            "day",
            "Draws daily totals as lines, one for each value of {by}. A line ends where there is no figure."),
    /** Months beside those of the year before, and the growth. */
    YOY(
            "value, weight",
            "month",
            "Draws completed months beside the same months of the year before, and the change below them."),
    /** Indices of price and volume. */
    INDEX(
            "value",
            "month",
            "Draws the Fisher indices of unit values and of volume by month. A line ends where there is no index."),
    /** The parts of growth. */
    GROWTH(
            "value",
            "month",
            "Draws what price, volume and mix add to the growth of each month, and the growth below them."),
    /** Bars of the greatest values of a dimension. */
    RANKING(
            "value, weight, lines",
            "",
            "Draws the greatest values of {by} as bars. The chart says how many are left out."),
    /** Exports of a reporter beside the imports of its partner, and the gap. */
    MIRROR(
            "value",
            "month,exporter,importer",
            "Draws the exports of a reporter beside the imports that its partner reports, and the gap below"
                    + " them. Select one direction with {exporter} and {importer}.");

    private static final QuestionOption MEASURE =
            new QuestionOption("measure", "WHAT", "What to show: value (default), weight, or lines.");
    private static final QuestionOption TITLE =
            new QuestionOption("title", "TEXT", "Title, instead of one that is made from the question.");

    /** Options of questions that the chart decides. */
    private static final Set<String> OWN = Set.of("by", "limit", "top", "columns");

    private final String measures;
    private final String by;
    private final String description;

    ChartKind(String measures, String by, String description) {
        this.measures = measures;
        this.by = by;
        this.description = description;
    }

    /** The kinds by name. */
    public static Map<String, ChartKind> all() {
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
    public ChartRequest request(Map<String, String> values) {
        return ChartRequest.of(this, values);
    }

    /** The question whose answer is drawn. */
    StoreQuestion question() {
        return switch (this) {
            case MONTHLY, RANKING -> TotalsQuestion.monthly();
            case DAILY -> TotalsQuestion.daily();
            case YOY -> new YearOnYearQuestion();
            case INDEX -> PriceQuestion.index();
            case GROWTH -> PriceQuestion.growth();
            case MIRROR -> new MirrorQuestion();
        };
    }

    @Override
    public List<QuestionOption> options() {
        List<QuestionOption> options = new ArrayList<>();
        if (allowed().size() > 1) {
            options.add(MEASURE);
        }
        if (this == RANKING) {
            options.add(new QuestionOption(
                    "by", "DIM", "What is ranked, such as crossing, sector, partner or mode. Required."));
        } else if (isOfLines()) {
            options.add(new QuestionOption("by", "DIM", "A line for each of these, such as crossing, flow or mode."));
        }
        if (hasTop()) {
            options.add(new QuestionOption(
                    "top",
                    "N",
                    "Show the N greatest: 1 to " + most() + ", " + usual()
                            + " unless given. The chart says how many are left out."));
        }
        options.add(TITLE);
        question().options().stream()
                .filter(option -> !OWN.contains(option.name()))
                .forEach(options::add);
        return options;
    }

    boolean isOfLines() {
        return this == MONTHLY || this == DAILY;
    }

    boolean hasTop() {
        return isOfLines() || this == RANKING;
    }

    boolean allows(ChartMeasure measure) {
        return allowed().contains(measure.code());
    }

    private List<String> allowed() {
        return List.of(measures.split(", ", -1));
    }

    String measures() {
        return measures;
    }

    /** Dimensions of the question that the chart always has, separated by commas. */
    String by() {
        return by;
    }

    /** How many lines can be told apart, or how many bars fit on a page. */
    int most() {
        return this == RANKING ? 40 : Palette.LINES;
    }

    int usual() {
        return this == RANKING ? 15 : 5;
    }
}
