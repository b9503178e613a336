/**
 * Reads documents and rejections, writes them to their topics, guarantees that what it reports as published is in Kafka. Must not know
 * which feed they come from.
 */
@NullMarked
package io.landport.producer.publish;

import org.jspecify.annotations.NullMarked;
