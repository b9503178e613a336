/** Commands of data feeds: what they publish and what came of it. */
@NullMarked
package io.landport.launcher.feeds;

import org.jspecify.annotations.NullMarked;
