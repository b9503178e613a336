/** Whether all stages have caught up with what was published. */
@NullMarked
package io.landport.kafka.progress;

import org.jspecify.annotations.NullMarked;
