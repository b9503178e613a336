package io.landport.simulator;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A message to be given out once so many others have been.
 *
 * @param delay in messages
 * @param flaw as in {@link Message}
 */
record Later(long delay, TradeDocument document, @Nullable Reason flaw) {
    Later(long delay, TradeDocument document) {
        this(delay, document, null);
    }

    Later at(long otherDelay) {
        return new Later(otherDelay, document, flaw);
    }

    Later after(long more) {
        return at(delay + more);
    }
}
