package io.landport.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/** Draws a small plot for each line, all with the same axes, so that their heights can be compared. */
final class PanelDrawing extends Plot {
    private static final long serialVersionUID = 1;
    private static final int WIDTH = 200;
    private static final int HEIGHT = 124;
    private static final int NAME = 16;
    private static final double HEADROOM = 1.06;
    private static final String CUT = "…";

    private final transient List<Picture.Line> lines;
    private final transient List<XYPlot> plots = new ArrayList<>();
    private final transient ChartStyle style;

    PanelDrawing(Picture.OfLines picture, ChartStyle style) {
        this.lines = picture.lines();
        this.style = style;
        Range range = range(picture);
        for (Picture.Line line : lines) {
            XYPlot plot = LineDrawing.lines(only(picture, line), style);
            ValueAxis numbers = plot.getRangeAxis();
            numbers.setRange(range);
            numbers.setTickLabelFont(style.note());
            numbers.setLabel(plots.isEmpty() ? numbers.getLabel() : null);
            PeriodAxis months = new PeriodAxis(picture.period(), picture.first(), picture.last());
            style.applyTo(months);
            months.setTickLabelFont(style.note());
            plot.setDomainAxis(months);
            plots.add(plot);
        }
    }

    /** Height of so many plots at a width, in pixels. */
    static int height(int plots, int width) {
        int columns = columns(width);
        return HEIGHT * ((plots + columns - 1) / columns);
    }

    private static int columns(double width) {
        return Math.max(1, (int) (width / WIDTH));
    }

    private static Range range(Picture.OfLines picture) {
        List<BigDecimal> values = picture.lines().stream()
                .flatMap(line -> line.values().values().stream())
                .toList();
        double highest = picture.scale().position(values.stream().reduce(BigDecimal.ZERO, BigDecimal::max));
        double lowest = picture.scale().position(values.stream().reduce(BigDecimal.ZERO, BigDecimal::min));
        return highest > lowest ? new Range(lowest * HEADROOM, highest * HEADROOM) : new Range(0, 1);
    }

    private static Picture.OfLines only(Picture.OfLines picture, Picture.Line line) {
        return new Picture.OfLines(
                Picture.Form.PANELS,
                picture.period(),
                picture.scale(),
                List.of(line),
                Optional.empty(),
                picture.preliminary(),
                picture.shown(),
                List.of());
    }

    @Override
    public String getPlotType() {
        return "panels";
    }

    @Override
    public void draw(
            Graphics2D graphics,
            Rectangle2D area,
            @Nullable Point2D anchor,
            @Nullable PlotState parent,
            @Nullable PlotRenderingInfo info) {
        int columns = columns(area.getWidth());
        double width = area.getWidth() / columns;
        for (int place = 0; place < plots.size(); place++) {
            double x = area.getX() + width * (place % columns);
            double y = area.getY() + HEIGHT * (place / columns);
            graphics.setFont(style.label());
            graphics.setPaint(Palette.INK);
            graphics.drawString(name(graphics, place, width), (float) x + 8, (float) y + NAME - 4);
            plots.get(place)
                    .draw(graphics, new Rectangle2D.Double(x, y + NAME, width, HEIGHT - NAME), anchor, parent, info);
        }
    }

    /** A name that is too long is cut. */
    private String name(Graphics2D graphics, int place, double width) {
        String name = lines.get(place).name();
        int end = name.length();
        String cut = name;
        while (end > 1 && graphics.getFontMetrics().stringWidth(cut) > width - NAME) {
            end--;
            cut = name.substring(0, end).stripTrailing() + CUT;
        }
        return cut;
    }
}
