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

    /** Height in pixels, without the texts around it. */
    int height();

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

    /**
     * Lines over months or days, and perhaps bars below them.
     *
     * @param scale of the lines
     * @param preliminary places of which more may come
     */
    record OfLines(
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
            if (places < 2) {
                throw new ChartException(
                        "a chart over time needs figures of two %ss or more, but the answer has %s; the table of the"
                                + " same question shows them",
                        period.column(), places);
            }
        }

        @Override
        public boolean hasLegend() {
            return lines.size() > 1 || !lines.get(0).name().isEmpty();
        }

        int first() {
            return places().min().orElseThrow();
        }

        int last() {
            return places().max().orElseThrow();
        }

        private IntStream places() {
            return lines.stream()
                    .flatMap(line -> line.values().keySet().stream())
                    .mapToInt(Integer::intValue);
        }

        @Override
        public JFreeChart draw(ChartStyle style) {
            return LineDrawing.of(this, style);
        }

        @Override
        public int height() {
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
     */
    record Line(String name, SortedMap<Integer, BigDecimal> values) {
        public Line {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
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
        public int height() {
            return AXIS_HEIGHT + BAR_HEIGHT * Math.max(3, ranks.size());
        }

        @Override
        public String names() {
            return ranks.stream().map(Rank::name).collect(Collectors.joining("\n"));
        }

        @Override
        public String description(Words words) {
            return ranks.stream()
                            .map(rank -> rank.name() + ": " + scale.text(rank.value(), words))
                            .collect(Collectors.joining("; "))
                    + ", " + scale.label();
        }
    }

    /** A bar of a ranking. */
    record Rank(String name, BigDecimal value) {}
}
