package io.landport.verify.recompute;

import io.landport.domain.document.TradeDocument;
import io.landport.domain.judge.Judged;
import io.landport.domain.judge.Origin;
import io.landport.domain.judge.Reason;
import io.landport.domain.receipt.Receipt;
import io.landport.domain.receipt.Receipts;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.Settlement;
import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest receipt of each key, recomputed. Receipts that the store no longer keeps are left out. */
final class ReceiptLedger implements AutoCloseable {
    /** Times are not compared: the topic does not keep that of a message whose fate another one changed. */
    private static final Instant ANY_TIME = Instant.EPOCH;

    private final @Nullable Ledger ledger;
    private final LocalDate keptFrom;

    private ReceiptLedger(@Nullable Ledger ledger, LocalDate keptFrom) {
        this.ledger = ledger;
        this.keptFrom = keptFrom;
    }

    /** @param keptFrom the first received day of which the store keeps receipts */
    static ReceiptLedger keptFrom(LocalDate keptFrom, Workspace workspace) {
        return new ReceiptLedger(workspace.merged(ReceiptFigures::merged), keptFrom);
    }

    /** Takes receipts and forgets them. */
    static ReceiptLedger off() {
        return new ReceiptLedger(null, LocalDate.MAX);
    }

    void addRejected(TradeDocument document, String source, Reason reason, Origin origin, LocalDate receivedDay) {
        add(Receipts.ofRejected(
                document.id(), document.declaredRevision(), source, reason, origin, receivedDay, ANY_TIME, List.of()));
    }

    void addSettled(Judged message, DocumentState before, Settlement settlement, Origin origin, LocalDate receivedDay) {
        add(Receipts.of(message, before, settlement, origin, receivedDay, ANY_TIME, List.of(), 0));
    }

    /**
     * Adds the number of summaries to the receipt of a list's winner, after the receipts of all documents.
     *
     * @param list key of the list
     * @param named its {@link NamedFigures}
     */
    void addNamings(String list, Figures named) {
        if (ledger != null
                && NamedFigures.hasWinner(named)
                && !NamedFigures.receivedDay(named).isBefore(keptFrom)) {
            ledger.put(
                    Receipt.key(list, NamedFigures.revision(named)),
                    ReceiptFigures.ofNamings(NamedFigures.summaries(named)));
        }
    }

    /** Takes the receipts of other documents. */
    void take(ReceiptLedger others) {
        if (ledger != null && others.ledger != null) {
            ledger.take(others.ledger);
        }
    }

    /** The figures by key; empty if receipts are off. */
    Optional<Ledger> figures() {
        return Optional.ofNullable(ledger);
    }

    @Override
    public void close() {
        if (ledger != null) {
            ledger.close();
        }
    }

    private void add(List<Receipt> receipts) {
        if (ledger == null) {
            return;
        }
        for (Receipt receipt : receipts) {
            if (!receipt.receivedDay().isBefore(keptFrom)) {
                ledger.put(receipt.key(), ReceiptFigures.of(receipt));
            }
        }
    }
}
