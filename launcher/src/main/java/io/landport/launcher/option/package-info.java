/** Options that several commands share, and their converters. */
@NullMarked
package io.landport.launcher.option;

import org.jspecify.annotations.NullMarked;
