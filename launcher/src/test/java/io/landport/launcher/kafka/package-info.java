/** Tests of how far topics and groups have come, on a real broker. */
@NullMarked
package io.landport.launcher.kafka;

import org.jspecify.annotations.NullMarked;
