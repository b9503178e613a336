/**
 * Reads the aggregate topics and the rejected documents and writes them to the store. Rows and offsets are committed in one
 * database transaction, so each record counts exactly once across restarts and failures. Also reads the document
 * topics and writes the index of their offsets, on which no figure depends. Must not know which process wrote the topics.
 */
@NullMarked
package io.landport.consumer;

import org.jspecify.annotations.NullMarked;
