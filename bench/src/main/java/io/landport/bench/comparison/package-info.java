/**
 * The list of candidates, and what is measured of them: throughput, latency with the costs of a document, and growth. Starts programs and
 * load generators as separate processes. Guarantees that a candidate with wrong totals has no figures.
 */
@NullMarked
package io.landport.bench.comparison;

import org.jspecify.annotations.NullMarked;
