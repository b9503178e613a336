/**
 * The views of {@code watch}. Reads aggregate topics, offsets and the calendar of the reference data; writes tables to a screen. Guarantees
 * that it changes nothing, and that a view that cannot read something shows the reason. Must not know how a terminal works.
 */
@NullMarked
package io.landport.launcher.watch;

import org.jspecify.annotations.NullMarked;
