/**
 * Copies documents to a later version of their topics, with more partitions. Reads document topics, writes a later version of them and
 * {@code documents.copied.v1}; guarantees that each record is copied once, in order, with its received day. Must not know what documents
 * mean.
 */
@NullMarked
package io.landport.launcher.copy;

import org.jspecify.annotations.NullMarked;
