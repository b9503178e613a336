package io.landport.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of charts, and the question whose answer each one draws. */
public enum ChartKind {
    /** A line over months for each value of a dimension. */
    MONTHLY("monthly", "value, weight, lines", "month"),
    /** The same over days. */
    DAILY("daily", "value, weight, lines", "day"),
    /** Months beside those of the year before, and the growth. */
    YOY("yoy", "value, weight", "month"),
    /** Bars of the greatest values of a dimension. */
    RANKING("monthly", "value, weight, lines", ""),
    /** Exports of a reporter beside the imports of its partner, and the gap. */
    MIRROR("mirror", "value", "month,exporter,importer");

    private static final ChartOption MEASURE =
            new ChartOption("measure", "WHAT", "What to show: value (default), weight, or lines.");
    private static final ChartOption TITLE =
            new ChartOption("title", "TEXT", "Title, instead of one that is made from the question.");

    private final String question;
    private final String measures;
    private final String by;

    ChartKind(String question, String measures, String by) {
        this.question = question;
        this.measures = measures;
        this.by = by;
    }

    /** The kind with a name, if there is one. */
    public static Optional<ChartKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Its name in commands and links. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its question. */
    public String question() {
        return question;
    }

    /** Options of the chart; those of the question come in addition, except the ones that {@link #isOwn} names. */
    public List<ChartOption> options() {
        List<ChartOption> options = new ArrayList<>();
        if (allowed().size() > 1) {
            options.add(MEASURE);
        }
        if (this == RANKING) {
            options.add(new ChartOption(
                    "by", "DIM", "What is ranked, such as crossing, sector, partner or mode. Required."));
        } else if (isOfLines()) {
            options.add(new ChartOption("by", "DIM", "A line for each of these, such as crossing, flow or mode."));
        }
        if (hasTop()) {
            options.add(new ChartOption(
                    "top",
                    "N",
                    "Show the N greatest: 1 to " + most() + ", " + usual()
                            + " unless given. The chart says how many are left out."));
        }
        options.add(TITLE);
        return options;
    }

    /** Whether an option of the question is decided by the chart. */
    public boolean isOwn(String option) {
        return option.equals("by") || option.equals("limit") || option.equals("top") || option.equals("columns");
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
