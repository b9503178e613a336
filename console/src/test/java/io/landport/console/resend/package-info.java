@NullMarked
package io.landport.console.resend;

import org.jspecify.annotations.NullMarked;
