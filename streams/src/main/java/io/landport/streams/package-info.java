/**
 * From documents to totals. Reads the document topics; writes the aggregate topics, rejections and dead letters. Guarantees
 * that each message is counted exactly once. Must not know who writes documents or reads totals.
 */
@NullMarked
package io.landport.streams;

import org.jspecify.annotations.NullMarked;
