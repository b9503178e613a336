package io.landport.verify.recompute;

import io.landport.contract.Topics;
import io.landport.contract.Wire;
import io.landport.domain.judge.Origin;
import io.landport.domain.reference.Reference;
import io.landport.verify.ledger.Workspace;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * By which rules figures are recomputed.
 *
 * @param quarantined whether an operator has quarantined a record: it is counted but not decoded; called by several threads
 * @param receiptsKeptFrom the first received day of which the store keeps receipts; null if there are no receipts
 */
public record RecomputationRules(
        Topics topics,
        Wire wire,
        Reference reference,
        Predicate<Origin.TopicRecord> quarantined,
        @Nullable LocalDate receiptsKeptFrom) {

    ReceiptLedger receipts(Workspace workspace) {
        return receiptsKeptFrom == null ? ReceiptLedger.off() : ReceiptLedger.keptFrom(receiptsKeptFrom, workspace);
    }
}
