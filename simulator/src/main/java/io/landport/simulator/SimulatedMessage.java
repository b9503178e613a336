package io.landport.simulator;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Reason;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One simulated message.
 *
 * @param receivedDay the simulation's today when the message was given out
 * @param flaw why the judge will reject it, null for a message without a deliberate fault
 */
public record SimulatedMessage(
        TradeDocument document,
        LocalDate receivedDay,
        @Nullable Reason flaw) {

    /** The fault built into this message, or empty if it has none. */
    public Optional<Reason> deliberateFlaw() {
        return Optional.ofNullable(flaw);
    }
}
