package io.landport.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Colours of lines by the formulas of WCAG 2.2, CIE 1976 and, for the colour-blind, Machado, Oliveira and Fernandes (2009). */
final class PaletteTest {
    private static final double LEAST_CONTRAST = 3;

    /** The background of a panel of the dark page. */
    private static final Color DARK = new Color(0x171F1E);

    private static final double LEAST_DIFFERENCE = 16;

    /** How linear red, green and blue are seen: normally, and without the cones for long, medium and short waves. */
    private static final List<double[][]> SIGHTS = List.of(
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
            },
            new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
            },
            new double[][] {
                {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
            });

    private static final double[][] XYZ = {
        {0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047},
        {0.2126729, 0.7151522, 0.0721750},
        {0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883}
    };

    @Test
    void shouldBeSeenOnPaperAndOnTheDarkPage() {
        assertThat(colours()).allSatisfy(colour -> {
            assertThat(contrast(colour, Color.WHITE)).isGreaterThanOrEqualTo(LEAST_CONTRAST);
            // The page draws black in the colour of its texts.
            if (!colour.equals(Color.BLACK)) {
                assertThat(contrast(colour, DARK)).isGreaterThanOrEqualTo(LEAST_CONTRAST);
            }
        });
        assertThat(contrast(Palette.OTHERS, Color.WHITE)).isGreaterThanOrEqualTo(LEAST_CONTRAST);
    }

    @Test
    void shouldBeToldApartAlsoByTheColourBlind() {
        for (double[][] sight : SIGHTS) {
            for (int one = 0; one < Palette.LINES; one++) {
                for (int other = 0; other < one; other++) {
                    assertThat(difference(Palette.colour(one), Palette.colour(other), sight))
                            .as("lines %d and %d", other, one)
                            .isGreaterThanOrEqualTo(LEAST_DIFFERENCE);
                }
            }
        }
    }

    private static List<Color> colours() {
        return IntStream.range(0, Palette.LINES).mapToObj(Palette::colour).toList();
    }

    private static double contrast(Color one, Color other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(Color colour) {
        return seen(XYZ, linear(colour))[1];
    }

    private static double difference(Color one, Color other, double[][] sight) {
        double[] first = lab(seen(sight, linear(one)));
        double[] second = lab(seen(sight, linear(other)));
        return Math.sqrt(IntStream.range(0, 3)
                .mapToDouble(axis -> Math.pow(first[axis] - second[axis], 2))
                .sum());
    }

    private static double[] lab(double[] light) {
        double[] xyz = seen(XYZ, light);
        for (int axis = 0; axis < 3; axis++) {
            xyz[axis] = xyz[axis] > 0.008856 ? Math.cbrt(xyz[axis]) : 7.787 * xyz[axis] + 16 / 116.0;
        }
        return new double[] {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
    }

    private static double[] linear(Color colour) {
        return IntStream.of(colour.getRed(), colour.getGreen(), colour.getBlue())
                .mapToDouble(level -> level / 255.0)
                .map(level -> level <= 0.04045 ? level / 12.92 : Math.pow((level + 0.055) / 1.055, 2.4))
                .toArray();
    }

    private static double[] seen(double[][] matrix, double[] light) {
        return IntStream.range(0, 3)
                .mapToDouble(row -> IntStream.range(0, 3)
                        .mapToDouble(column -> matrix[row][column] * light[column])
                        .sum())
                .map(level -> Math.min(1, Math.max(0, level)))
                .toArray();
    }
}
