/**
 * Documents to totals. Reads the document topics, writes the aggregate topics, rejections and dead letters; guarantees
 * that each message is counted exactly once. Knows nothing of who writes documents or reads totals.
 */
@NullMarked
package io.landport.streams;

import org.jspecify.annotations.NullMarked;
