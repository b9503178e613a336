/**
 * Reads feeds in the formats {@code json}, {@code ndjson}, {@code csv}, mapped or not, {@code cn-ceb} and {@code bts-dot3}, writes domain documents and feed
 * rejections, guarantees that a document is read whole or rejected whole. Must not know Kafka.
 */
@NullMarked
package io.landport.producer.format;

import org.jspecify.annotations.NullMarked;
