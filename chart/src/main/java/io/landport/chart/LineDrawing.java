package io.landport.chart;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws lines over time, and bars below them. */
final class LineDrawing {
    /** On a longer line markers would touch each other. */
    private static final int MARKERS = 26;

    private static final int NO_MARKERS = Integer.MAX_VALUE;

    private static final int LINES_WEIGHT = 5;
    private static final int BARS_WEIGHT = 2;
    private static final double GAP = 12;

    /** A label is centred below its place, also below the last one. */
    static final RectangleInsets ROOM_FOR_THE_LAST_LABEL = new RectangleInsets(4, 2, 6, 28);

    private static final double LEGEND_LINE = 13;
    private static final double BAR_WIDTH = 0.62;

    private LineDrawing() {}

    static JFreeChart of(Picture.OfLines picture, ChartStyle style) {
        PeriodAxis axis = new PeriodAxis(picture.period(), picture.first(), picture.last());
        style.applyTo(axis);
        CombinedDomainXYPlot all = new CombinedDomainXYPlot(axis);
        style.applyTo(all);
        all.setInsets(ROOM_FOR_THE_LAST_LABEL);
        all.setGap(GAP);
        all.add(lines(picture, style), LINES_WEIGHT);
        picture.bars().ifPresent(bars -> all.add(bars(picture, bars, style), BARS_WEIGHT));
        return new JFreeChart(null, style.text(), all, false);
    }

    static XYPlot lines(Picture.OfLines picture, ChartStyle style) {
        XYSeriesCollection dataset = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new SparseMarkers(picture);
        List<Picture.Line> lines = picture.lines();
        for (int line = 0; line < lines.size(); line++) {
            dataset.addSeries(
                    series(line + " " + lines.get(line).name(), lines.get(line).values(), picture, picture.scale()));
            renderer.setSeriesPaint(line, Palette.colour(line));
            renderer.setSeriesStroke(line, Palette.stroke(line));
            renderer.setSeriesShape(line, Palette.marker(line));
            renderer.setSeriesFillPaint(line, Palette.isFilled(line) ? Palette.colour(line) : Color.WHITE);
            renderer.setSeriesOutlinePaint(line, Palette.colour(line));
        }
        renderer.setUseFillPaint(true);
        renderer.setUseOutlinePaint(true);
        renderer.setDefaultOutlineStroke(ChartStyle.HAIRLINE);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setLegendLine(new Line2D.Double(-LEGEND_LINE, 0, LEGEND_LINE, 0));
        renderer.setLegendItemLabelGenerator((set, line) -> lines.get(line).name());
        return plot(picture, dataset, style.numbers(picture.scale().label()), renderer, style);
    }

    private static XYPlot bars(Picture.OfLines picture, Picture.Bars bars, ChartStyle style) {
        XYSeriesCollection dataset = new XYSeriesCollection(series("bars", bars.values(), picture, bars.scale()));
        dataset.setAutoWidth(false);
        dataset.setIntervalWidth(BAR_WIDTH);
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, Palette.GREY);
        renderer.setDefaultSeriesVisibleInLegend(false);
        NumberAxis axis = style.numbers(bars.label());
        axis.setLowerMargin(0.06);
        return plot(picture, dataset, axis, renderer, style);
    }

    /** A plot with the preliminary months shaded. */
    static XYPlot plot(
            Picture.OfLines picture, XYDataset dataset, NumberAxis axis, XYItemRenderer renderer, ChartStyle style) {
        XYPlot plot = new XYPlot(dataset, null, axis, renderer);
        style.applyTo(plot);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setRangeGridlineStroke(ChartStyle.HAIRLINE);
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(Palette.GREY);
        plot.setRangeZeroBaselineStroke(ChartStyle.HAIRLINE);
        picture.preliminary()
                .forEach(place -> plot.addDomainMarker(
                        new IntervalMarker(place - 0.5, place + 0.5, Palette.SHADE), Layer.BACKGROUND));
        return plot;
    }

    /** Has every place, so that a line ends, and a bar has no part, where a value is missing. */
    static XYSeries series(
            String key, SortedMap<Integer, BigDecimal> values, Picture.OfLines picture, NumberScale scale) {
        XYSeries series = new XYSeries(key, false, false);
        for (int place = picture.first(); place <= picture.last(); place++) {
            BigDecimal value = values.get(place);
            series.add(Integer.valueOf(place), value == null ? null : Double.valueOf(scale.position(value)));
        }
        return series;
    }

    /** Draws a marker on some of the points, and on each point that no line leads to, which would be invisible without. */
    private static final class SparseMarkers extends XYLineAndShapeRenderer {
        private static final long serialVersionUID = 1;

        private final int distance;
        private final BitSet[] isolated;

        SparseMarkers(Picture.OfLines picture) {
            super(true, true);
            distance = picture.form() == Picture.Form.PANELS
                    ? NO_MARKERS
                    : Math.max(1, (picture.last() - picture.first() + MARKERS) / MARKERS);
            isolated = picture.lines().stream()
                    .map(line -> isolated(line.values().keySet(), picture.first()))
                    .toArray(BitSet[]::new);
        }

        private static BitSet isolated(Set<Integer> places, int first) {
            BitSet items = new BitSet();
            places.stream()
                    .filter(place -> !places.contains(place - 1) && !places.contains(place + 1))
                    .forEach(place -> items.set(place - first));
            return items;
        }

        @Override
        public boolean getItemShapeVisible(int series, int item) {
            return (distance != NO_MARKERS && item % distance == 0) || isolated[series].get(item);
        }
    }
}
