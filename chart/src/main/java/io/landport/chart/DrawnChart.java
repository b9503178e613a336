package io.landport.chart;

import org.jfree.chart.JFreeChart;

/**
 * A chart that is ready to be written.
 *
 * @param width in pixels, of which four are a millimetre on paper
 * @param height in the same pixels
 * @param description what it shows, for those who cannot see it
 * @param query the question that it answers
 * @param figures the rows that it shows, as CSV
 */
record DrawnChart(
        JFreeChart chart, int width, int height, ChartTexts texts, String description, String query, String figures) {
    static final int PIXELS_PER_MILLIMETRE = 4;
}
