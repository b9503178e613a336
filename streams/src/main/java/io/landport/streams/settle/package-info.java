/**
 * Reads judgements; writes the changes that they make to totals, commodity totals and fates, rejections and dead letters.
 * Guarantees that each message counts once, whatever is repeated or lost on the way. Must not know how totals are
 * published.
 */
@NullMarked
package io.landport.streams.settle;

import org.jspecify.annotations.NullMarked;
