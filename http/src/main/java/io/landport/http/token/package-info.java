/** Tokens as they are presented, and the look-up of what is known of them. Must not know where they are kept. */
@NullMarked
package io.landport.http.token;

import org.jspecify.annotations.NullMarked;
