/**
 * Counts of fates, reports of feeds and quarantined records. Each record read has exactly one fate, so the counts add up to the
 * records read. Must not know how they are counted.
 */
@NullMarked
package io.landport.domain.fate;

import org.jspecify.annotations.NullMarked;
