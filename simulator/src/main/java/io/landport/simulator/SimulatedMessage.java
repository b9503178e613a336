package io.landport.simulator;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Reason;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One simulated message.
 *
 * @param receivedDay the simulated day on which the message is published
 * @param flaw why the judge will reject it, null for a message without a deliberate fault
 */
public record SimulatedMessage(
        TradeDocument document,
        LocalDate receivedDay,
        @Nullable Reason flaw) {

    /** Why the judge will reject this message, empty if it has no deliberate fault. */
    public Optional<Reason> deliberateFlaw() {
        return Optional.ofNullable(flaw);
    }
}
