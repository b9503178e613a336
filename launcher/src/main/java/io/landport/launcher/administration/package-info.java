/** Commands of administrators: topics, privileges, rebuild, backup, verification. */
@NullMarked
package io.landport.launcher.administration;

import org.jspecify.annotations.NullMarked;
