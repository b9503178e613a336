/**
 * Times explanations of totals. Writes documents to an embedded instance and reads its store and topics as {@code landport explain} does.
 * Guarantees that a figure is of an explanation that adds up to the total. Must not know how the index of documents is built.
 */
@NullMarked
package io.landport.bench.explain;

import org.jspecify.annotations.NullMarked;
