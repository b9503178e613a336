/**
 * Reads the aggregate topics and the rejected documents, writes them to PostgreSQL, guarantees that each record counts
 * exactly once, whatever dies in between. Must not know who filled the topics.
 */
@NullMarked
package io.landport.consumer;

import org.jspecify.annotations.NullMarked;
