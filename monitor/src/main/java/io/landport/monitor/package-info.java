/** Measures lag, freshness and silence of the pipeline. Reads topics and offsets, writes meters. */
@NullMarked
package io.landport.monitor;

import org.jspecify.annotations.NullMarked;
