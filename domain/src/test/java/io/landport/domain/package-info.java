/**
 * What the tests of all modules have in common: samples of domain values, altered copies of records, and seeds. Reads
 * the bundled reference data, writes nothing, guarantees that a random test can be repeated.
 */
@NullMarked
package io.landport.domain;

import org.jspecify.annotations.NullMarked;
