package io.landport.chart;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A projection of Mercator that fits places into an area. */
record Mercator(double scale, double left, double top) {
    /** Degrees around a single place, which would be enlarged without end. */
    private static final double AROUND = 1;

    /** @param area in pixels */
    static Mercator of(List<Picture.Place> places, Rectangle2D area) {
        double west =
                places.stream().mapToDouble(Picture.Place::longitude).min().orElse(0);
        double east =
                places.stream().mapToDouble(Picture.Place::longitude).max().orElse(0);
        double south =
                y(places.stream().mapToDouble(Picture.Place::latitude).min().orElse(0));
        double north =
                y(places.stream().mapToDouble(Picture.Place::latitude).max().orElse(0));
        double width = Math.max(2 * AROUND, east - west);
        double height = Math.max(AROUND, north - south);
        double scale = Math.min(area.getWidth() / width, area.getHeight() / height);
        return new Mercator(
                scale, area.getCenterX() - scale * (west + east) / 2, area.getCenterY() + scale * (south + north) / 2);
    }

    Point2D at(double longitude, double latitude) {
        return new Point2D.Double(left + scale * longitude, top - scale * y(latitude));
    }

    /** @param points longitude and latitude of each */
    Path2D line(List<double[]> points) {
        Path2D line = new Path2D.Double();
        for (double[] point : points) {
            Point2D at = at(point[0], point[1]);
            if (line.getCurrentPoint() == null) {
                line.moveTo(at.getX(), at.getY());
            } else {
                line.lineTo(at.getX(), at.getY());
            }
        }
        return line;
    }

    /** The degrees that an area in pixels shows. */
    Rectangle2D degrees(Rectangle2D area) {
        double south = latitude((top - area.getMaxY()) / scale);
        double north = latitude((top - area.getMinY()) / scale);
        return new Rectangle2D.Double((area.getX() - left) / scale, south, area.getWidth() / scale, north - south);
    }

    private static double y(double latitude) {
        return Math.toDegrees(Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2)));
    }

    private static double latitude(double y) {
        return Math.toDegrees(2 * Math.atan(Math.exp(Math.toRadians(y))) - Math.PI / 2);
    }
}
