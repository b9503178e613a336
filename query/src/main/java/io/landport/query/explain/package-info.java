/**
 * Explains totals by the documents behind them. Reads records of the document topics through {@link
 * io.landport.query.explain.InputRecords} and finds them in the index of documents; judges and settles them by the rules of domain.
 * Guarantees that the changes of an explanation add up to the total. Must not know Kafka, nor how answers are printed.
 */
@NullMarked
package io.landport.query.explain;

import org.jspecify.annotations.NullMarked;
