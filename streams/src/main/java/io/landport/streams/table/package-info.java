/**
 * A state store for many small entries in memory. Reads its changelog at a restore and writes it before each commit.
 * Guarantees that entries of committed transactions are found after a restore. Must not know what keys and values mean.
 * Uses interfaces that are internal to Kafka Streams 4.3.1; see docs/adr/0008-paged-tables.md.
 */
@NullMarked
package io.landport.streams.table;

import org.jspecify.annotations.NullMarked;
