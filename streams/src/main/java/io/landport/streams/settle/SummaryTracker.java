package io.landport.streams.settle;

import io.landport.domain.document.Channel;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.domain.settle.Settlement;
import io.landport.domain.summary.ListFate;
import io.landport.domain.summary.NamedList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Forwards which lists a summary names when it comes into force and when it no longer is, and the fates of lists that are
 * named. For other documents this costs a look at the fates of their revisions,
 * for a list that is not named one failed lookup.
 */
final class SummaryTracker {
    private final ListTable lists;
    private final Consumer<Settled> forward;

    /** @param forward forwards each kind to its child */
    SummaryTracker(ListTable lists, Consumer<Settled> forward) {
        this.lists = lists;
        this.forward = forward;
    }

    /**
     * Handles a message that changed the state of its document.
     *
     * @param high upper half of the hash of the document's key
     * @param low lower half of the hash
     */
    void onSettled(Judged message, DocumentState before, Settlement settlement, long high, long low) {
        DocumentState after = settlement.after();
        if (message instanceof Judged.JudgedRevision revision
                && !revision.lists().isEmpty()) {
            lists.putNames(revision.id(), revision.revision(), revision.lists());
        }
        SettledRevision inForceBefore = inForce(before);
        SettledRevision inForceAfter = inForce(after);
        if (inForceBefore != null || inForceAfter != null) {
            forwardNames(message.id(), inForceBefore, inForceAfter);
        }
        if (inForceBefore != null && !hasRevision(after, inForceBefore.revision())) {
            lists.clearNames(message.id(), inForceBefore.revision());
        }
        if (message.id().channel() == Channel.E_COMMERCE) {
            forwardFate(message.id(), before, after, lists.namings(high, low));
        }
    }

    /**
     * The number of summaries in force that name a document.
     *
     * @param high upper half of the hash of the document's key
     * @param low lower half of the hash
     */
    long of(DocumentId document, long high, long low) {
        return document.channel() == Channel.E_COMMERCE ? lists.namings(high, low) : 0;
    }

    private void forwardNames(DocumentId summary, @Nullable SettledRevision before, @Nullable SettledRevision after) {
        if (before != null && after != null && before.revision() == after.revision()) {
            return;
        }
        Set<DocumentId> namedBefore = before == null ? Set.of() : lists.names(summary, before.revision());
        Set<DocumentId> namedAfter = after == null ? Set.of() : lists.names(summary, after.revision());
        for (DocumentId list : namedBefore) {
            if (before != null && !namedAfter.contains(list)) {
                forwardName(summary, list, before, false);
                forward.accept(new Settled.Naming(list, -1));
            }
        }
        for (DocumentId list : namedAfter) {
            if (after != null) {
                forwardName(summary, list, after, true);
            }
            if (!namedBefore.contains(list)) {
                forward.accept(new Settled.Naming(list, 1));
            }
        }
    }

    private void forwardName(DocumentId summary, DocumentId list, SettledRevision revision, boolean isNamed) {
        NamedList named = new NamedList(summary, list, revision.revision(), revision.receivedDay(), isNamed);
        forward.accept(new Settled.ListNamed(named));
    }

    private void forwardFate(DocumentId list, DocumentState before, DocumentState after, long namings) {
        if (namings == 0) {
            return;
        }
        Optional<Fate> fate = after.fate();
        if (!fate.equals(before.fate())) {
            forward.accept(new Settled.ListFateChanged(ListFate.of(list, namings, fate)));
        }
    }

    private static @Nullable SettledRevision inForce(DocumentState state) {
        for (SettledRevision revision : state.revisions()) {
            if (revision.fate() == Fate.SUMMARY) {
                return revision;
            }
        }
        return null;
    }

    private static boolean hasRevision(DocumentState state, long revision) {
        return state.revisions().stream().anyMatch(known -> known.revision() == revision);
    }
}
