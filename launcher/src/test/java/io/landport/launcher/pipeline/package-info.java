/** The whole pipeline on real servers, killed in the middle, and held against a plain loop. */
@NullMarked
package io.landport.launcher.pipeline;

import org.jspecify.annotations.NullMarked;
