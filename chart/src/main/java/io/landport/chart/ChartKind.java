package io.landport.chart;

import io.landport.domain.text.TextLanguage;
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
    /** Bars over months, each of the values of a dimension above each other. */
    STACKED(
            "value, weight, lines",
            "month",
            "Draws monthly totals as bars, each divided by {by}. Smaller parts are added up as others."),
    /** The same in percent of each month. */
    SHARES(
            "value, weight, lines",
            "month",
            "Draws the shares of {by} in the total of each month. Smaller shares are added up as others."),
    /** A small chart for each value of a dimension. */
    MULTIPLES(
            "value, weight, lines",
            "month",
            "Draws a small chart over months for each of the greatest values of {by}, all with the same scale."),
    /** Crossings at their coordinates. */
    MAP(
            "value, weight, lines",
            "crossing",
            "Draws crossings at their coordinates, with circles whose area is the total. The chart says which"
                    + " crossings have no coordinates."),
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
    private static final QuestionOption WIDTH = new QuestionOption(
            "width",
            "MM",
            "Width in millimetres: " + ChartRequest.NARROWEST + " to " + ChartRequest.WIDEST + ", "
                    + ChartRequest.USUAL_WIDTH + " unless given.");

    /** Options of questions that the chart decides. */
    private static final Set<String> OWN = Set.of("by", "limit", "top", "columns");

    /** Circles on a map. */
    private static final int PLACES = 400;

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

    /** Its name for readers. */
    public String name(TextLanguage language) {
        return Words.of(language).say("kind." + code());
    }

    /** The question whose answer is drawn. */
    public StoreQuestion question() {
        return switch (this) {
            case MONTHLY, RANKING, STACKED, SHARES, MULTIPLES, MAP -> TotalsQuestion.monthly();
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
        if (hasBy()) {
            options.add(new QuestionOption("by", "DIM", byText()));
        }
        if (hasTop()) {
            options.add(new QuestionOption(
                    "top",
                    "N",
                    "Show the N greatest: 1 to " + most() + ", " + usual()
                            + " unless given. The chart says how many are left out."));
        }
        options.add(TITLE);
        options.add(WIDTH);
        question().options().stream()
                .filter(option -> !OWN.contains(option.name()))
                .forEach(options::add);
        return options;
    }

    private String byText() {
        return switch (this) {
            case RANKING -> "What is ranked, such as crossing, sector, partner or mode. Required.";
            case MONTHLY, DAILY -> "A line for each of these, such as crossing, flow or mode.";
            case STACKED, SHARES -> "A part for each of these, such as sector, crossing or flow. Required.";
            case MULTIPLES -> "A small chart for each of these, such as crossing or sector. Required.";
            case MAP, YOY, INDEX, GROWTH, MIRROR -> "";
        };
    }

    /** Whether its lines, bars or parts are of a dimension that is chosen. */
    public boolean hasBy() {
        return !byText().isEmpty();
    }

    boolean requiresBy() {
        return hasBy() && this != MONTHLY && this != DAILY;
    }

    /** Whether it shows the greatest values only. */
    public boolean hasTop() {
        return hasBy() || this == MAP;
    }

    boolean allows(ChartMeasure measure) {
        return allowed().contains(measure.code());
    }

    /** Codes of the measures that it can show. */
    public List<String> allowed() {
        return List.of(measures.split(", ", -1));
    }

    String measures() {
        return measures;
    }

    /** Dimensions of the question that the chart always has, separated by commas. */
    public String by() {
        return by;
    }

    /** How many lines can be told apart, or how many bars fit on a page. */
    public int most() {
        return switch (this) {
            case RANKING -> 40;
            case MULTIPLES -> 24;
            case MAP -> PLACES;
            default -> Palette.LINES;
        };
    }

    /** How many are shown unless another number is given. */
    public int usual() {
        return switch (this) {
            case RANKING -> 15;
            case MULTIPLES -> 9;
            case MAP -> PLACES;
            default -> 5;
        };
    }
}
