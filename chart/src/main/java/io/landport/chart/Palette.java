package io.landport.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Colours, line styles and markers. The first five colours are those of Okabe and Ito (Color Universal Design, 2008), which the colour-blind
 * can tell apart. Their light ones are faint on paper, so violet and crimson follow. Each line has a style and a marker too, so that it is
 * known without its colour.
 */
final class Palette {
    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILLION = new Color(0xD55E00);
    static final Color GREY = new Color(0x767676);
    static final Color INK = new Color(0x1A1A1A);
    static final Color NOTE = new Color(0x4D4D4D);
    static final Color GRID = new Color(0xDADADA);
    static final Color SHADE = new Color(0xF0F0F0);
    static final Color OTHERS = new Color(0x949494);
    static final Color WATER = new Color(0xA9CBDC);
    static final Color BORDER = new Color(0x8D7F6D);

    private static final List<Color> COLOURS = List.of(
            BLUE,
            VERMILLION,
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0x000000),
            new Color(0x8844EE),
            new Color(0xD8003C));

    /** How many lines can be told apart. */
    static final int LINES = COLOURS.size();

    private static final List<float[]> DASHES = List.of(
            new float[] {1, 0},
            new float[] {6, 3},
            new float[] {2, 2},
            new float[] {9, 3, 2, 3},
            new float[] {1, 0},
            new float[] {6, 3},
            new float[] {2, 2});

    private static final List<Shape> MARKERS = List.of(
            circle(2.6),
            square(2.3),
            polygon(0, -3.2, 3, 2.4, -3, 2.4),
            polygon(0, -3.4, 3.4, 0, 0, 3.4, -3.4, 0),
            circle(2.6),
            square(2.3),
            polygon(0, 3.2, 3, -2.4, -3, -2.4));

    private Palette() {}

    static Color colour(int line) {
        return COLOURS.get(line);
    }

    static Stroke stroke(int line) {
        float[] dash = DASHES.get(line);
        return dash[1] == 0
                ? new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    static Shape marker(int line) {
        return MARKERS.get(line);
    }

    /** Whether the marker is filled; the others are outlines on white. */
    static boolean isFilled(int line) {
        return line < 4;
    }

    private static Shape circle(double radius) {
        return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    }

    private static Shape square(double half) {
        return new Rectangle2D.Double(-half, -half, 2 * half, 2 * half);
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int index = 2; index < points.length; index += 2) {
            path.lineTo(points[index], points[index + 1]);
        }
        path.closePath();
        return path;
    }
}
