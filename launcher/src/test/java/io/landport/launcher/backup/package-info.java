/** The whole pipeline on real servers, killed in the middle, and held against a plain loop. */
@NullMarked
package io.landport.launcher.backup;

import org.jspecify.annotations.NullMarked;
