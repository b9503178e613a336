package io.landport.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.math.BigDecimal;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;

/** Font and language of a chart, and what all charts have in common. Sizes are those of a page of a yearbook. */
record ChartStyle(Font font, Words words) {
    static final Stroke HAIRLINE = new BasicStroke(0.6f);
    private static final float TITLE = 14.5f;
    private static final float TEXT = 11;
    private static final float NOTE = 9.5f;
    private static final double TICK_SPACE = 6;
    private static final int MAX_DECIMALS = 4;
    private static final int MAX_POWER = 12;

    static {
        // Rotated labels stay texts.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    Font title() {
        return font.deriveFont(Font.BOLD, TITLE);
    }

    Font text() {
        return font.deriveFont(TEXT);
    }

    Font label() {
        return font.deriveFont(TEXT - 0.5f);
    }

    Font note() {
        return font.deriveFont(NOTE);
    }

    void applyTo(Axis axis) {
        axis.setLabelFont(label());
        axis.setLabelPaint(Palette.INK);
        axis.setTickLabelFont(label());
        axis.setTickLabelPaint(Palette.INK);
        axis.setAxisLinePaint(Palette.GREY);
        axis.setAxisLineStroke(HAIRLINE);
        axis.setTickMarkPaint(Palette.GREY);
        axis.setTickMarkStroke(HAIRLINE);
    }

    /** An axis of numbers that begins at zero or below. */
    NumberAxis numbers(String label) {
        NumberAxis axis = new NumberAxis(label);
        applyTo(axis);
        axis.setAutoRangeIncludesZero(true);
        axis.setStandardTickUnits(steps());
        // Wide insets make few lines.
        axis.setTickLabelInsets(new RectangleInsets(TICK_SPACE, 2, TICK_SPACE, 4));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setUpperMargin(0.06);
        return axis;
    }

    /** 1, 2, 5 times each power of ten, with as many decimals as the step needs. */
    private TickUnits steps() {
        TickUnits steps = new TickUnits();
        for (int power = -MAX_DECIMALS; power <= MAX_POWER; power++) {
            String decimals = power < 0 ? "." + "0".repeat(-power) : "";
            for (int times : new int[] {1, 2, 5}) {
                BigDecimal size = BigDecimal.valueOf(times).scaleByPowerOfTen(power);
                steps.add(new NumberTickUnit(size.doubleValue(), words.numbers("#,##0" + decimals)));
            }
        }
        return steps;
    }

    void applyTo(Plot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(4, 2, 6, 8));
    }
}
