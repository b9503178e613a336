package io.landport.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of months or days, with ISO 8601 labels, which mean the same in every language. */
final class PeriodAxis extends NumberAxis {
    private static final long serialVersionUID = 1;
    private static final int PIXELS_OF_MONTH = 52;
    private static final int PIXELS_OF_DAY = 68;

    private final ChartPeriod period;
    private final int first;
    private final int last;

    PeriodAxis(ChartPeriod period, int first, int last) {
        this.period = period;
        this.first = first;
        this.last = last;
        setAutoRange(false);
        setRange(first - margin(), last + margin());
        setTickMarksVisible(true);
    }

    private double margin() {
        return Math.max(0.5, (last - first) * 0.01);
    }

    @Override
    protected List<NumberTick> refreshTicksHorizontal(Graphics2D graphics, Rectangle2D area, RectangleEdge edge) {
        double room = area.getWidth() / (period == ChartPeriod.MONTH ? PIXELS_OF_MONTH : PIXELS_OF_DAY);
        int step = step(room);
        List<NumberTick> ticks = new ArrayList<>();
        for (int place = first; place <= last; place++) {
            boolean isLabelled = period.isTick(place, step);
            if (isLabelled || last - first <= 3 * room) {
                ticks.add(new NumberTick(
                        isLabelled ? TickType.MAJOR : TickType.MINOR,
                        place,
                        isLabelled ? period.text(place) : "",
                        TextAnchor.TOP_CENTER,
                        TextAnchor.TOP_CENTER,
                        0));
            }
        }
        return ticks;
    }

    private int step(double room) {
        for (int step : period.steps()) {
            if ((last - first + 1) / (double) step <= room) {
                return step;
            }
        }
        return period.steps()[period.steps().length - 1];
    }
}
