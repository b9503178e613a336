/** Settings from the environment, a file and a running instance. Each key is declared once; all problems are reported at once. */
@NullMarked
package io.landport.installation.settings;

import org.jspecify.annotations.NullMarked;
