/**
 * Reads the environment, a properties file and the instance file of a data folder; writes the instance file; guarantees that
 * effective settings are complete, known and valid. Must not know what a command does with them.
 */
@NullMarked
package io.landport.launcher.settings;

import org.jspecify.annotations.NullMarked;
