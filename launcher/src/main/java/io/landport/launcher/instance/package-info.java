/**
 * A whole installation in one process: embedded servers, streams and consumer on one data folder. Guarantees that what is
 * opened is closed in reverse order, and that the instance file exists only while the instance is ready.
 */
@NullMarked
package io.landport.launcher.instance;

import org.jspecify.annotations.NullMarked;
