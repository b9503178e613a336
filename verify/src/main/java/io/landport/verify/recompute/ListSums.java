package io.landport.verify.recompute;

import io.landport.domain.document.DocumentId;
import io.landport.domain.summary.NamedList;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.LedgerCursor;
import io.landport.verify.ledger.Workspace;

/**
 * Collects document by document which lists summaries name, what their fates are and which of their revisions wins. {@link
 * #selectNamed} then drops lists that no summary names.
 */
public final class ListSums implements AutoCloseable {
    private final Ledger named;
    private final Ledger all;
    private final Ledger fates;

    ListSums(Workspace workspace) {
        this.named = workspace.sums();
        this.all = workspace.sums();
        this.fates = workspace.sums();
    }

    /** Adds a document with all its messages. */
    void add(String key, DocumentMessages document) {
        document.winner().ifPresent(this::addNames);
        document.fate().ifPresent(fate -> all.put(key, NamedFigures.ofDocument(fate, document.winner())));
    }

    /** Takes what documents of other partitions add up to. */
    void take(ListSums others) {
        named.take(others.named);
        all.take(others.all);
    }

    /**
     * Selects the fates of lists that are named.
     *
     * @param receipts have the receipts of all documents; gets the numbers of summaries
     */
    void selectNamed(ReceiptLedger receipts) {
        try (LedgerCursor cursor = all.sorted()) {
            while (cursor.advance()) {
                if (NamedFigures.isNamed(cursor.figures())) {
                    fates.put(cursor.keyText(), NamedFigures.fate(cursor.figures()));
                    receipts.addNamings(cursor.keyText(), cursor.figures());
                }
            }
        }
    }

    /** Namings by {@code NamedList.key()}. */
    public Ledger named() {
        return named;
    }

    /** Fates of lists that are named by {@code ListFate.key()}. */
    public Ledger fates() {
        return fates;
    }

    @Override
    public void close() {
        named.close();
        all.close();
        fates.close();
    }

    private void addNames(DocumentMessages.KnownRevision known) {
        DocumentId summary = known.revision().id();
        for (DocumentId list : known.revision().lists()) {
            NamedList naming = new NamedList(summary, list, known.revision().revision(), known.receivedDay(), true);
            named.put(naming.key(), ListFigures.of(naming));
            all.put(list.key(), NamedFigures.NAMING);
        }
    }
}
