/**
 * The index of documents: which records of the document topics say that their goods crossed where and when, and which records
 * belong to the same document. Reads and writes the tables {@code document_segment}, {@code document_revision_posting} and {@code
 * document_message_posting}; guarantees that a segment has every record of its range of offsets. Must not know Kafka, nor what a
 * document counts: an index finds candidates, which the reader judges.
 */
@NullMarked
package io.landport.store.index;

import org.jspecify.annotations.NullMarked;
