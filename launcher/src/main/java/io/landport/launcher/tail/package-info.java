/** Shows the records of one topic as JSON lines. Reads committed records; writes text; changes nothing. Must not know what records mean. */
@NullMarked
package io.landport.launcher.tail;

import org.jspecify.annotations.NullMarked;
