/**
 * Reads the environment it is given, a properties file and the instance file of a data folder, writes the instance file, and
 * guarantees that settings in force are whole, known and well formed. Must not know what a command does with them.
 */
@NullMarked
package io.landport.launcher.settings;

import org.jspecify.annotations.NullMarked;
