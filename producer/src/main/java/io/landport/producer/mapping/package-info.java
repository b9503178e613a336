/**
 * Reads mapping files, which say how the columns of a file become the fields of documents, writes the fields of a row as text,
 * guarantees that a mapping is checked as a whole before the first row. Must not know documents, feeds or Kafka.
 */
@NullMarked
package io.landport.producer.mapping;

import org.jspecify.annotations.NullMarked;
