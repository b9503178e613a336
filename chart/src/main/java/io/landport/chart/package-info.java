/**
 * Reads the options of charts and the answers to their questions, writes each as a chart in PNG or SVG, and guarantees that a chart shows
 * the figures of its answer and says what it leaves out. Must not know SQL, HTTP, or where the answers are from.
 */
@NullMarked
package io.landport.chart;

import org.jspecify.annotations.NullMarked;
