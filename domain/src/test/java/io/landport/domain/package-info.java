/**
 * Shared by the tests of all modules: samples of domain values, altered copies of records, and seeds of random tests, which make a
 * run repeatable.
 */
@NullMarked
package io.landport.domain;

import org.jspecify.annotations.NullMarked;
