/** Tests of copies of document topics, on a scripted consumer and a real broker. */
@NullMarked
package io.landport.launcher.copy;

import org.jspecify.annotations.NullMarked;
