/**
 * Reads a seed, the reference data and the day, writes an endless stream of documents of the trade between Heilongjiang
 * and Russia, guarantees that the same inputs give the same documents. The figures are invented: every share is in a CSV file
 * of this package, with its reason. Must not know Kafka or the system clock.
 */
@NullMarked
package io.landport.simulator;

import org.jspecify.annotations.NullMarked;
