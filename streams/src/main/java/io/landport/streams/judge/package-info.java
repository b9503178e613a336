/**
 * Reads records of the document topics, writes judgements, guarantees one judgement a record whatever its bytes are. Must
 * not know what is counted.
 */
@NullMarked
package io.landport.streams.judge;

import org.jspecify.annotations.NullMarked;
