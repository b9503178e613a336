/**
 * Rates, lag and alarms of the last 30 days: adds them to the store and reads them. Guarantees that the tables do not grow without bound,
 * and that several processes that record the same do not double it. Must not know how they are measured.
 */
@NullMarked
package io.landport.query.history;

import org.jspecify.annotations.NullMarked;
