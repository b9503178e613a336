package io.landport.chart;

import io.landport.query.catalogue.MapSketch;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jspecify.annotations.Nullable;

/** Draws circles at coordinates over a sketch of rivers and borders. Circles of one place stand beside each other. */
final class MapDrawing extends Plot {
    private static final long serialVersionUID = 1;
    private static final double LARGEST = 22;
    private static final double PART_OF_WIDTH = 24;
    private static final double SMALLEST = 2.5;
    private static final double MARGIN = 46;
    private static final double EDGE = 6;
    private static final double LINE = 13;
    private static final int GRID_LINES = 14;
    private static final int[] GRID_STEPS = {1, 2, 5, 10, 20, 45};
    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    private final transient Picture.OfPlaces picture;
    private final transient ChartStyle style;

    /** Radius of the greatest circle. */
    private transient double largest = LARGEST;

    MapDrawing(Picture.OfPlaces picture, ChartStyle style) {
        this.picture = picture;
        this.style = style;
    }

    /** A circle where it is drawn. */
    private record Mark(Picture.Place place, double x, double y, double radius) {
        Rectangle2D box() {
            return new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        }
    }

    @Override
    public String getPlotType() {
        return "map";
    }

    @Override
    public void draw(
            Graphics2D graphics,
            Rectangle2D area,
            @Nullable Point2D anchor,
            @Nullable PlotState parent,
            @Nullable PlotRenderingInfo info) {
        largest = Math.min(LARGEST, area.getWidth() / PART_OF_WIDTH);
        Shape clip = graphics.getClip();
        graphics.clip(area);
        Mercator projection = Mercator.of(
                picture.places(),
                new Rectangle2D.Double(
                        area.getX() + MARGIN,
                        area.getY() + MARGIN / 2,
                        area.getWidth() - 2 * MARGIN,
                        area.getHeight() - MARGIN - 2 * largest));
        sketch(graphics, area, projection);
        List<Mark> marks = marks(projection);
        for (Mark mark : marks) {
            Ellipse2D circle =
                    new Ellipse2D.Double(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius);
            graphics.setPaint(Palette.BLUE);
            graphics.fill(circle);
            outline(graphics, circle, Color.WHITE, ChartStyle.HAIRLINE);
        }
        graphics.setFont(style.note());
        List<Rectangle2D> taken = new ArrayList<>(marks.stream().map(Mark::box).toList());
        taken.add(legend(graphics, area));
        marks.forEach(mark -> label(graphics, area, mark, taken));
        countries(graphics, area, projection, taken);
        graphics.setClip(clip);
    }

    private List<Mark> marks(Mercator projection) {
        double most = picture.places().get(0).value().doubleValue();
        Map<List<Double>, List<Mark>> byPlace = new HashMap<>();
        List<Mark> marks = new ArrayList<>();
        for (Picture.Place place : picture.places()) {
            double radius = Math.max(SMALLEST, largest * Math.sqrt(place.value().doubleValue() / most));
            List<Mark> beside =
                    byPlace.computeIfAbsent(List.of(place.longitude(), place.latitude()), unused -> new ArrayList<>());
            Point2D at = projection.at(place.longitude(), place.latitude());
            double x = beside.isEmpty()
                    ? at.getX()
                    : beside.get(beside.size() - 1).x + beside.get(beside.size() - 1).radius + radius + 1;
            Mark mark = new Mark(place, x, at.getY(), radius);
            beside.add(mark);
            marks.add(mark);
        }
        return marks;
    }

    private static void sketch(Graphics2D graphics, Rectangle2D area, Mercator projection) {
        graphics.setPaint(Palette.SHADE);
        graphics.fill(area);
        Rectangle2D degrees = projection.degrees(area);
        int step = GRID_STEPS[GRID_STEPS.length - 1];
        for (int wider = GRID_STEPS.length - 1; wider >= 0; wider--) {
            step = degrees.getWidth() / GRID_STEPS[wider] <= GRID_LINES ? GRID_STEPS[wider] : step;
        }
        Path2D grid = new Path2D.Double();
        for (double x = Math.ceil(degrees.getMinX() / step) * step; x <= degrees.getMaxX(); x += step) {
            grid.append(
                    projection.line(List.of(new double[] {x, degrees.getMinY()}, new double[] {x, degrees.getMaxY()})),
                    false);
        }
        for (double y = Math.ceil(degrees.getMinY() / step) * step; y <= degrees.getMaxY(); y += step) {
            grid.append(
                    projection.line(List.of(new double[] {degrees.getMinX(), y}, new double[] {degrees.getMaxX(), y})),
                    false);
        }
        outline(graphics, grid, Palette.GRID, ChartStyle.HAIRLINE);
        for (MapSketch.Shape shape : MapSketch.shapes()) {
            Path2D line = projection.line(shape.points());
            switch (shape.kind()) {
                case LAKE -> {
                    graphics.setPaint(Palette.WATER);
                    graphics.fill(line);
                }
                case RIVER -> outline(graphics, line, Palette.WATER, new BasicStroke(2.4f));
                case BORDER ->
                    outline(
                            graphics,
                            line,
                            Palette.BORDER,
                            new BasicStroke(
                                    1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 3}, 0));
                case COUNTRY -> {
                    // A name, which is written when the circles have their places.
                }
            }
        }
    }

    private static void outline(Graphics2D graphics, Shape shape, Color colour, java.awt.Stroke stroke) {
        graphics.setPaint(colour);
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    /** Beside, above or below its circle, where nothing is covered; otherwise nowhere. */
    private static void label(Graphics2D graphics, Rectangle2D area, Mark mark, List<Rectangle2D> taken) {
        String name = mark.place.name().split(" [-—–] |[－—]", 2)[0];
        double width = graphics.getFontMetrics().stringWidth(name) + 2;
        graphics.setPaint(Palette.INK);
        write(
                graphics,
                name,
                Stream.of(
                        new Rectangle2D.Double(mark.x + mark.radius + 2, mark.y - LINE / 2, width, LINE),
                        new Rectangle2D.Double(mark.x - mark.radius - 2 - width, mark.y - LINE / 2, width, LINE),
                        new Rectangle2D.Double(mark.x - width / 2, mark.y - mark.radius - LINE, width, LINE),
                        new Rectangle2D.Double(mark.x - width / 2, mark.y + mark.radius, width, LINE)),
                area,
                taken);
    }

    private void countries(Graphics2D graphics, Rectangle2D area, Mercator projection, List<Rectangle2D> taken) {
        graphics.setFont(style.label());
        graphics.setPaint(Palette.NOTE);
        for (MapSketch.Shape country : MapSketch.shapes()) {
            if (country.kind() != MapSketch.Kind.COUNTRY) {
                continue;
            }
            String name = style.words()
                    .name("partner", country.name())
                    .toUpperCase(style.words().language().locale());
            double width = graphics.getFontMetrics().stringWidth(name);
            Stream<Rectangle2D> places = country.points().stream()
                    .map(at -> projection.at(at[0], at[1]))
                    .map(at -> new Rectangle2D.Double(at.getX() - width / 2, at.getY() - LINE / 2, width, LINE));
            write(graphics, name, places, area, taken);
        }
    }

    /** Writes a name in the middle of the first of these places that covers nothing; otherwise nowhere. */
    private static void write(
            Graphics2D graphics, String name, Stream<Rectangle2D> places, Rectangle2D area, List<Rectangle2D> taken) {
        places.filter(box -> area.contains(box) && taken.stream().noneMatch(box::intersects))
                .findFirst()
                .ifPresent(box -> {
                    taken.add(box);
                    double left = box.getCenterX() - graphics.getFontMetrics().stringWidth(name) / 2.0;
                    graphics.drawString(name, (float) left, (float) (box.getY() + LINE - 3));
                });
    }

    /** What the area of a circle means: the largest value, and a quarter of it, whose circle is half as wide. */
    private Rectangle2D legend(Graphics2D graphics, Rectangle2D area) {
        BigDecimal most = picture.places().get(0).value();
        double bottom = area.getMaxY() - EDGE;
        double left = area.getX() + EDGE;
        for (double radius : new double[] {largest, largest / 2}) {
            outline(
                    graphics,
                    new Ellipse2D.Double(left + largest - radius, bottom - 2 * radius, 2 * radius, 2 * radius),
                    Palette.GREY,
                    ChartStyle.HAIRLINE);
        }
        Words words = style.words();
        String text = words.say(
                "amount", picture.scale().text(most, words), picture.scale().label());
        float x = (float) (left + 2 * largest + EDGE);
        graphics.setPaint(Palette.INK);
        graphics.drawString(text, x, (float) (bottom - 2 * largest + LINE - 2));
        graphics.drawString(picture.scale().text(most.multiply(QUARTER), words), x, (float) bottom - 2);
        return new Rectangle2D.Double(
                left,
                bottom - 2 * largest,
                2 * largest + EDGE + graphics.getFontMetrics().stringWidth(text),
                2 * largest);
    }
}
