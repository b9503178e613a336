package io.landport.chart;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;

/** What a chart shows: exact numbers with their names. Sealed, because each one is drawn differently. */
sealed interface Picture {

    /** The chart, without the texts around it. */
    JFreeChart draw(ChartStyle style);

    /** Height in pixels at a width in pixels, without the texts around it. */
    int height(int width);

    /** Whether its lines need a legend. */
    boolean hasLegend();

    /** All names in it. */
    String names();

    /** What it shows, in a sentence for each line or bar. */
    String description(Words words);

    /** The rows of the answer that it shows. */
    AnswerTable shown();

    /** What it leaves out and what is missing in it. */
    List<String> notes();

    /** How lines are drawn. */
    enum Form {
        /** In one plot. */
        LINES,
        /** As parts of bars. */
        STACKS,
        /** Each in a plot of its own. */
        PANELS
    }

    /**
     * Lines over months or days, and perhaps bars below them.
     *
     * @param form in which the lines are drawn
     * @param scale of the lines
     * @param preliminary places of which more may come
     */
    record OfLines(
            Form form,
            ChartPeriod period,
            NumberScale scale,
            List<Line> lines,
            Optional<Bars> bars,
            Set<Integer> preliminary,
            AnswerTable shown,
            List<String> notes)
            implements Picture {
        private static final int HEIGHT = 270;
        private static final int BARS_HEIGHT = 90;

        public OfLines {
            lines = List.copyOf(lines);
            preliminary = Set.copyOf(preliminary);
            notes = List.copyOf(notes);
            int places = (int) lines.stream()
                    .flatMap(line -> line.values().keySet().stream())
                    .distinct()
                    .count();
            if (places < 2 && form == Form.LINES) {
                throw new ChartException(
                        "a chart over time needs figures of two %ss or more, but the answer has %s; the table of the"
                                + " same question shows them",
                        period.column(), places);
            }
        }

        @Override
        public boolean hasLegend() {
            return form != Form.PANELS
                    && (lines.size() > 1 || !lines.get(0).name().isEmpty());
        }

        int first() {
            return places().min().orElseThrow();
        }

        int last() {
            return places().max().orElseThrow();
        }

        private IntStream places() {
            return Stream.concat(lines.stream().map(Line::values), bars.stream().map(Bars::values))
                    .flatMap(values -> values.keySet().stream())
                    .mapToInt(Integer::intValue);
        }

        @Override
        public JFreeChart draw(ChartStyle style) {
            return switch (form) {
                case LINES -> LineDrawing.of(this, style);
                case STACKS -> StackDrawing.of(this, style);
                case PANELS -> new JFreeChart(null, style.text(), new PanelDrawing(this, style), false);
            };
        }

        @Override
        public int height(int width) {
            if (form == Form.PANELS) {
                return PanelDrawing.height(lines.size(), width);
            }
            return bars.isPresent() ? HEIGHT + BARS_HEIGHT : HEIGHT;
        }

        @Override
        public String names() {
            return Stream.concat(lines.stream().map(Line::name), bars.map(Bars::label).stream())
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public String description(Words words) {
            return lines.stream()
                    .map(line -> (line.name().isEmpty() ? "" : line.name() + ": ") + pointText(line.first(), words)
                            + " – " + pointText(line.last(), words) + ", " + scale.label())
                    .collect(Collectors.joining("; "));
        }

        private String pointText(Map.Entry<Integer, BigDecimal> point, Words words) {
            return scale.text(point.getValue(), words) + " (" + period.text(point.getKey()) + ")";
        }
    }

    /**
     * A line.
     *
     * @param name empty for the only one
     * @param values by place; a place without a value is a gap
     * @param isOthers whether it is the sum of those that have no line
     */
    record Line(String name, SortedMap<Integer, BigDecimal> values, boolean isOthers) {
        public Line {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }

        Line(String name, SortedMap<Integer, BigDecimal> values) {
            this(name, values, false);
        }

        private Map.Entry<Integer, BigDecimal> first() {
            return values.entrySet().iterator().next();
        }

        private Map.Entry<Integer, BigDecimal> last() {
            return List.copyOf(values.entrySet()).get(values.size() - 1);
        }
    }

    /**
     * Bars below lines.
     *
     * @param label what they are, with the unit
     */
    record Bars(String label, NumberScale scale, SortedMap<Integer, BigDecimal> values) {
        public Bars {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** Horizontal bars, the greatest first. */
    record OfRanks(NumberScale scale, List<Rank> ranks, AnswerTable shown, List<String> notes) implements Picture {
        private static final int BAR_HEIGHT = 21;
        private static final int AXIS_HEIGHT = 50;

        public OfRanks {
            ranks = List.copyOf(ranks);
            notes = List.copyOf(notes);
        }

        @Override
        public boolean hasLegend() {
            return false;
        }

        @Override
        public JFreeChart draw(ChartStyle style) {
            return RankDrawing.of(this, style);
        }

        @Override
        public int height(int width) {
            return AXIS_HEIGHT + BAR_HEIGHT * Math.max(3, ranks.size());
        }

        @Override
        public String names() {
            return Named.names(ranks);
        }

        @Override
        public String description(Words words) {
            return Named.description(ranks, scale, words);
        }
    }

    /** A value with a name. */
    interface Named {
        String name();

        BigDecimal value();

        private static String names(List<? extends Named> values) {
            return values.stream().map(Named::name).collect(Collectors.joining("\n"));
        }

        private static String description(List<? extends Named> values, NumberScale scale, Words words) {
            return values.stream()
                            .map(one -> one.name() + ": " + scale.text(one.value(), words))
                            .collect(Collectors.joining("; "))
                    + ", " + scale.label();
        }
    }

    /** A bar of a ranking. */
    record Rank(String name, BigDecimal value) implements Named {}

    /** Circles at coordinates, the greatest first. */
    record OfPlaces(NumberScale scale, List<Place> places, AnswerTable shown, List<String> notes) implements Picture {
        private static final double HEIGHT_OF_WIDTH = 0.62;

        public OfPlaces {
            places = List.copyOf(places);
            notes = List.copyOf(notes);
        }

        @Override
        public boolean hasLegend() {
            return false;
        }

        @Override
        public JFreeChart draw(ChartStyle style) {
            return new JFreeChart(null, style.text(), new MapDrawing(this, style), false);
        }

        @Override
        public int height(int width) {
            return (int) (width * HEIGHT_OF_WIDTH);
        }

        @Override
        public String names() {
            return Named.names(places);
        }

        @Override
        public String description(Words words) {
            return Named.description(places, scale, words);
        }
    }

    /**
     * A circle of a map.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     */
    record Place(String name, BigDecimal value, double latitude, double longitude) implements Named {}
}
