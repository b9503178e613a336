package io.landport.chart;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** Draws a ranking as horizontal bars with their numbers. */
final class RankDrawing {
    private static final float NAMES_WIDTH = 0.42f;

    private RankDrawing() {}

    static JFreeChart of(Picture.OfRanks picture, ChartStyle style) {
        List<Picture.Rank> ranks = picture.ranks();
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        for (int place = 0; place < ranks.size(); place++) {
            dataset.addValue(
                    Double.valueOf(picture.scale().position(ranks.get(place).value())),
                    "value",
                    new Named(place, ranks.get(place).name()));
        }
        CategoryAxis names = new CategoryAxis();
        style.applyTo(names);
        names.setTickMarksVisible(false);
        names.setMaximumCategoryLabelWidthRatio(NAMES_WIDTH);
        names.setLowerMargin(0.01);
        names.setUpperMargin(0.01);
        names.setCategoryMargin(0.28);
        NumberAxis numbers = style.numbers(picture.scale().label());
        // Room for the number beside the longest bar.
        numbers.setUpperMargin(0.14);
        if (ranks.stream().anyMatch(rank -> rank.value().signum() < 0)) {
            numbers.setLowerMargin(0.14);
        }
        CategoryPlot plot = new CategoryPlot(dataset, names, numbers, renderer(picture, style));
        style.applyTo(plot);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setRangeGridlineStroke(ChartStyle.HAIRLINE);
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(Palette.GREY);
        plot.setRangeZeroBaselineStroke(ChartStyle.HAIRLINE);
        return new JFreeChart(null, style.text(), plot, false);
    }

    private static BarRenderer renderer(Picture.OfRanks picture, ChartStyle style) {
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, Palette.BLUE);
        renderer.setDefaultItemLabelGenerator(new Numbers(picture, style.words()));
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(style.label());
        renderer.setDefaultItemLabelPaint(Palette.INK);
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        renderer.setDefaultNegativeItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
        renderer.setDefaultSeriesVisibleInLegend(false);
        return renderer;
    }

    /** A category: two of them may have the same name. */
    private record Named(int place, String name) implements Comparable<Named> {
        @Override
        public int compareTo(Named other) {
            return Integer.compare(place, other.place);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The exact numbers, rounded as texts. */
    private record Numbers(Picture.OfRanks picture, Words words) implements CategoryItemLabelGenerator {
        @Override
        public String generateRowLabel(CategoryDataset dataset, int row) {
            return "";
        }

        @Override
        public String generateColumnLabel(CategoryDataset dataset, int column) {
            return "";
        }

        @Override
        public String generateLabel(CategoryDataset dataset, int row, int column) {
            return picture.scale().text(picture.ranks().get(column).value(), words);
        }
    }
}
