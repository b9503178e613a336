package io.landport.verify;

import io.landport.domain.document.DocumentId;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;

/**
 * Which lists summaries name and what has become of them, told document by document. What becomes of lists that nobody names
 * is put aside on the way, and left out once all documents are told.
 */
final class ListSums implements AutoCloseable {
    private final Ledger named;
    private final Ledger all;
    private final Ledger fates;

    ListSums(Workspace workspace) {
        this.named = workspace.sums();
        this.all = workspace.sums();
        this.fates = workspace.sums();
    }

    /** Takes note of a document, once all its messages are at hand. */
    void add(String key, PlainWinner document) {
        document.winner().ifPresent(this::addNames);
        document.standing().ifPresent(fate -> all.put(key, ListFigures.standing(fate.code())));
    }

    /** Leaves out whatever nobody names. */
    void fold() {
        try (LedgerCursor pages = all.sorted()) {
            while (pages.turn()) {
                if (ListFigures.isNamed(pages.figures())) {
                    fates.put(pages.text(), pages.figures());
                }
            }
        }
    }

    /** Namings by {@code NamedList.key()}. */
    Ledger named() {
        return named;
    }

    /** Fates of lists that are named by {@code ListFate.key()}. */
    Ledger fates() {
        return fates;
    }

    @Override
    public void close() {
        named.close();
        all.close();
        fates.close();
    }

    private void addNames(PlainWinner.Known known) {
        DocumentId summary = known.revision().id();
        for (DocumentId list : known.revision().lists()) {
            NamedList naming = new NamedList(summary, list, known.revision().revision(), known.receivedDay(), true);
            named.put(naming.key(), ListFigures.of(naming));
            all.put(list.key(), ListFigures.of(new ListFate(list, 1, ListFate.ABSENT)));
        }
    }
}
