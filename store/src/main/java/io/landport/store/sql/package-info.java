/**
 * Statements that all writers of the store share: upserts and merges from arrays, quoted names, the schema of partitions. Must not know
 * the tables.
 */
@NullMarked
package io.landport.store.sql;

import org.jspecify.annotations.NullMarked;
