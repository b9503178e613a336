/**
 * A table of many small entries in memory, for a processor's state. Reads its changelog at restore, writes it before each
 * commit, guarantees that what was put in committed transactions is found again. Must not know what keys and values mean.
 * Why it is made the way it is: docs/adr/0008-paged-tables.md. Uses interfaces that are internal to Kafka Streams 4.3.1,
 * as the commit package does.
 */
@NullMarked
package io.landport.streams.table;

import org.jspecify.annotations.NullMarked;
