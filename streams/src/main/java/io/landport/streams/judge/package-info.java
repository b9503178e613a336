/**
 * Reads records of the document topics; writes judgements. Guarantees one judgement for each record, whatever its bytes.
 * Must not know what is counted.
 */
@NullMarked
package io.landport.streams.judge;

import org.jspecify.annotations.NullMarked;
