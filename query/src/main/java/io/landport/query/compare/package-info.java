/** Compares an official table with monthly totals. Must not know where the table was uploaded. */
@NullMarked
package io.landport.query.compare;

import org.jspecify.annotations.NullMarked;
