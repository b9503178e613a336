package io.landport.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.font.FontRenderContext;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.LineBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/** Adds title, legend and notes to a chart. */
final class FramedChart {
    private static final int HEAD = 18;
    private static final int TITLE_LINE = 19;
    private static final int TEXT_LINE = 16;
    private static final int NOTE_LINE = 13;
    private static final int LEGEND_MARK = 50;
    private static final double SIDE = 8;

    /** What the margins and the rest of a line take, into which the next word does not fit. */
    private static final int LINE_END = 48;

    private static final FontRenderContext MEASURED = new FontRenderContext(null, true, true);
    private static final double HEAD_SPACE = 2;
    private static final double NOTE_SPACE = 0.5;

    private FramedChart() {}

    /** Height of everything around a chart. */
    static int height(Picture picture, ChartTexts texts, ChartStyle style, int width) {
        int legend = picture.hasLegend() ? TEXT_LINE * legendLines(picture, style, width) : 0;
        int notes = texts.notes().stream()
                .mapToInt(note -> lines(note, style.note(), width))
                .sum();
        return HEAD
                + TITLE_LINE * lines(texts.title(), style.title(), width)
                + TEXT_LINE * lines(texts.subtitle(), style.text(), width)
                + legend
                + NOTE_LINE * notes;
    }

    /** In how many lines a text is broken, between words. */
    private static int lines(String text, Font font, int width) {
        return 1 + (int) (widthOf(text, font) / (width - LINE_END));
    }

    private static int legendLines(Picture picture, ChartStyle style, int width) {
        double room = width - 2 * SIDE;
        double used = room;
        int lines = 0;
        for (String name : picture.names().split("\n", -1)) {
            double item = LEGEND_MARK + widthOf(name, style.label());
            if (used + item > room) {
                lines++;
                used = 0;
            }
            used += item;
        }
        return lines;
    }

    private static double widthOf(String text, Font font) {
        return font.getStringBounds(text, MEASURED).getWidth();
    }

    static void frame(JFreeChart chart, Picture picture, ChartTexts texts, ChartStyle style) {
        chart.setBackgroundPaint(Color.WHITE);
        chart.setBorderVisible(false);
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        chart.setPadding(new RectangleInsets(8, 4, 8, 4));
        chart.addSubtitle(text(texts.title(), style.title(), Palette.INK, RectangleEdge.TOP));
        chart.addSubtitle(text(texts.subtitle(), style.text(), Palette.NOTE, RectangleEdge.TOP));
        if (picture.hasLegend() && chart.getPlot() instanceof XYPlot lines) {
            chart.addSubtitle(legend(lines, style));
        }
        // The last one that is added is nearest to the chart.
        for (int note = texts.notes().size() - 1; note >= 0; note--) {
            chart.addSubtitle(text(texts.notes().get(note), style.note(), Palette.NOTE, RectangleEdge.BOTTOM));
        }
    }

    private static TextTitle text(String text, Font font, Paint paint, RectangleEdge edge) {
        double space = edge.equals(RectangleEdge.TOP) ? HEAD_SPACE : NOTE_SPACE;
        return new TextTitle(
                text,
                font,
                paint,
                edge,
                HorizontalAlignment.LEFT,
                VerticalAlignment.CENTER,
                new RectangleInsets(space, SIDE, space, SIDE));
    }

    private static LegendTitle legend(XYPlot plot, ChartStyle style) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemFont(style.label());
        legend.setItemPaint(Palette.INK);
        legend.setBackgroundPaint(Color.WHITE);
        legend.setFrame(new LineBorder(Color.WHITE, ChartStyle.HAIRLINE, RectangleInsets.ZERO_INSETS));
        legend.setMargin(new RectangleInsets(2, 2, 0, SIDE));
        legend.setLegendItemGraphicPadding(new RectangleInsets(1, 4, 1, 2));
        legend.setItemLabelPadding(new RectangleInsets(1, 2, 1, 10));
        legend.setFrame(BlockBorder.NONE);
        return legend;
    }
}
