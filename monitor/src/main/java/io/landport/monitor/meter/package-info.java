/** The meters of a process, with those of the JVM and of Kafka, for Prometheus. Must not know how they are measured. */
@NullMarked
package io.landport.monitor.meter;

import org.jspecify.annotations.NullMarked;
