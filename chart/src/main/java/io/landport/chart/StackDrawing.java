package io.landport.chart;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.data.xy.DefaultTableXYDataset;

/** Draws bars over months. Their parts are in the order of the legend, the first one at the bottom. */
final class StackDrawing {
    private static final double BAR_WIDTH = 0.8;
    private static final double PERCENT = 100;

    private StackDrawing() {}

    static JFreeChart of(Picture.OfLines picture, ChartStyle style) {
        List<Picture.Line> parts = picture.lines();
        DefaultTableXYDataset dataset = new DefaultTableXYDataset();
        dataset.setAutoWidth(false);
        dataset.setIntervalWidth(BAR_WIDTH);
        StackedXYBarRenderer renderer = new StackedXYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setLegendItemLabelGenerator((set, part) -> parts.get(part).name());
        for (int part = 0; part < parts.size(); part++) {
            // With every place, because bars are stacked by the number of the item.
            dataset.addSeries(
                    LineDrawing.series(Integer.toString(part), parts.get(part).values(), picture, picture.scale()));
            renderer.setSeriesPaint(part, parts.get(part).isOthers() ? Palette.OTHERS : Palette.colour(part));
        }
        NumberAxis numbers = style.numbers(picture.scale().label());
        if (picture.scale().equals(NumberScale.PERCENT)) {
            numbers.setRange(0, PERCENT);
        }
        PeriodAxis axis = new PeriodAxis(picture.period(), picture.first(), picture.last());
        style.applyTo(axis);
        XYPlot plot = LineDrawing.plot(picture, dataset, numbers, renderer, style);
        plot.setDomainAxis(axis);
        plot.setInsets(LineDrawing.ROOM_FOR_THE_LAST_LABEL);
        return new JFreeChart(null, style.text(), plot, false);
    }
}
