package io.landport.simulator;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A message that is published after a number of other messages.
 *
 * @param delay that number
 * @param flaw as in {@link SimulatedMessage}
 */
record DelayedMessage(
        long delay, TradeDocument document, @Nullable Reason flaw) {
    DelayedMessage(long delay, TradeDocument document) {
        this(delay, document, null);
    }

    DelayedMessage at(long otherDelay) {
        return new DelayedMessage(otherDelay, document, flaw);
    }

    DelayedMessage after(long more) {
        return at(delay + more);
    }
}
