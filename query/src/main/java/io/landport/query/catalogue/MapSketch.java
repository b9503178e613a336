package io.landport.query.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Rivers, lakes, land borders and names of countries around the places that the bundled reference data knows, drawn by hand for orientation
 * and rounded to a tenth of a degree.
 */
public final class MapSketch {
    private static final String FILE = "map.csv";
    private static final List<Shape> SHAPES = new String(file(), StandardCharsets.UTF_8)
            .lines()
            .skip(1)
            .map(MapSketch::shape)
            .toList();

    private MapSketch() {}

    /** What a shape is. */
    public enum Kind {
        RIVER,
        LAKE,
        COUNTRY,
        BORDER
    }

    /**
     * A line, or for a country the places where its name may be written.
     *
     * @param name the code of a country; empty for borders
     * @param points longitude and latitude in degrees
     */
    public record Shape(Kind kind, String name, List<double[]> points) {
        public Shape {
            points = List.copyOf(points);
        }
    }

    public static List<Shape> shapes() {
        return SHAPES;
    }

    /** The shapes as CSV with the columns kind, name and points; points are separated by semicolons, their coordinates by a space. */
    public static byte[] file() {
        try (InputStream file = Objects.requireNonNull(MapSketch.class.getResourceAsStream(FILE), FILE)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shape shape(String line) {
        String[] cells = line.split(",", -1);
        return new Shape(
                Kind.valueOf(cells[0].toUpperCase(Locale.ROOT)),
                cells[1],
                Arrays.stream(cells[2].split(";", -1)).map(MapSketch::point).toList());
    }

    private static double[] point(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
