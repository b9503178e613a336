/**
 * What is logged, for people and for programs. Reads events of Logback; writes lines on standard error. Guarantees one line for each event
 * of which a program reads every field, and that no text of others controls a terminal. Must not know what is logged.
 */
@NullMarked
package io.landport.launcher.log;

import org.jspecify.annotations.NullMarked;
