/** The latest records of the aggregate topics, summed as the page needs them. Reads records, writes nothing. Must not know HTTP or Kafka. */
@NullMarked
package io.landport.console.state;

import org.jspecify.annotations.NullMarked;
