package io.landport.chart;

/**
 * An option of a chart itself, not of its question.
 *
 * @param name without dashes
 * @param label placeholder of the value, such as {@code N}
 * @param description a sentence for the help text
 */
public record ChartOption(String name, String label, String description) {}
