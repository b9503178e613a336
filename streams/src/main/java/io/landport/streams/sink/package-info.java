/**
 * The sinks of the topology, each with the type of its values. A processor names the sink that a record goes to; the
 * topology connects the sink to a topic of the same type. Must not know what is written.
 */
@NullMarked
package io.landport.streams.sink;

import org.jspecify.annotations.NullMarked;
