/** Figures by key on disk, sorted, in bounded memory. Must not know where figures come from. */
@NullMarked
package io.landport.verify.ledger;

import org.jspecify.annotations.NullMarked;
