/** The questions and their options. Reads options, writes SQL; must not know connections. */
@NullMarked
package io.landport.query.question;

import org.jspecify.annotations.NullMarked;
