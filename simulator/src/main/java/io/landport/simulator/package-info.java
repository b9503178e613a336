/**
 * Reads a seed, the reference data and the day, writes an endless stream of documents of the trade between Heilongjiang
 * and Russia, guarantees that equal inputs give equal documents. Simulated, not statistics: every share stands in a table
 * beside the classes with a word on why. Knows neither Kafka nor the clock.
 */
@NullMarked
package io.landport.simulator;

import org.jspecify.annotations.NullMarked;
