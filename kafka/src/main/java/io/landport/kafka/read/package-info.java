/** Readers of committed records without a consumer group. Must not know who needs the values. */
@NullMarked
package io.landport.kafka.read;

import org.jspecify.annotations.NullMarked;
