/**
 * Reads the document topics, the aggregate topics and the store; guarantees that what the last two hold is what the first
 * add up to, or names what differs. Writes nothing but temporary files, so that its memory is bounded by its buffers. Must
 * not know streams: it shares the domain's rules with it and nothing else.
 */
@NullMarked
package io.landport.verify;

import org.jspecify.annotations.NullMarked;
