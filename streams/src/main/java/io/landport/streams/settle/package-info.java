/**
 * Reads judged messages, writes what they change in totals, commodities and fates, guarantees that each
 * message counts once whatever is repeated or lost on the way. Must not know how totals are published.
 */
@NullMarked
package io.landport.streams.settle;

import org.jspecify.annotations.NullMarked;
