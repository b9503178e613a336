/** Tests the whole pipeline on real servers, also with kills, and compares it with a plain loop. */
@NullMarked
package io.landport.launcher.pipeline;

import org.jspecify.annotations.NullMarked;
