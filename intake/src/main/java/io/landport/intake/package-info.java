/**
 * Reads the records of feeds' topics, publishes their documents with keys and the rejections of what is none, guarantees that each record
 * has its effect exactly once. Must not know which documents count.
 */
@NullMarked
package io.landport.intake;

import org.jspecify.annotations.NullMarked;
