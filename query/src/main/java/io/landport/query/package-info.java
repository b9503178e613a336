/**
 * Reads the store's tables, writes answers for people and programs, guarantees exact figures from one moment. Must not know
 * Kafka, nor how the store is filled.
 */
@NullMarked
package io.landport.query;

import org.jspecify.annotations.NullMarked;
