/**
 * Reads records of the document topics for explanations. Reads Kafka, writes nothing; guarantees that only committed records are passed
 * on, each partition in order. Must not know what a record counts.
 */
@NullMarked
package io.landport.launcher.explain;

import org.jspecify.annotations.NullMarked;
