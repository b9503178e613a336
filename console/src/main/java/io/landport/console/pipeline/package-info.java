/** Offsets and members of the pipeline, sampled from Kafka and from the store. Must not know HTTP or the page. */
@NullMarked
package io.landport.console.pipeline;

import org.jspecify.annotations.NullMarked;
