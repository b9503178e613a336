/**
 * Watches the pipeline from outside. Reads offsets, the fates topic and what stages report; writes the meters of the process. Guarantees that
 * a stage never waits for it, and needs no more Kafka privileges than the stage in whose process it runs. Must not change anything.
 */
@NullMarked
package io.landport.launcher.monitor;

import org.jspecify.annotations.NullMarked;
