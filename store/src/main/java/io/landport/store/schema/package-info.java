/**
 * Migrates the schema of the store, sets its comments from the dictionary, and provisions roles and their privileges. Must not know which
 * rows are written or read.
 */
@NullMarked
package io.landport.store.schema;

import org.jspecify.annotations.NullMarked;
