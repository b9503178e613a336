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
 * Tells which lists a summary names once it is in force, that it names them no longer once it is not, and what becomes of
 * lists that are named. Of a document that is neither it looks at the fates of its revisions, and of a list that nobody names
 * into a table where it is not, which is all that they cost.
 */
final class SummaryTracker {
    private final ListTable lists;
    private final Consumer<Settled> forward;

    /** @param forward forwards to the child of each kind */
    SummaryTracker(ListTable lists, Consumer<Settled> forward) {
        this.lists = lists;
        this.forward = forward;
    }

    /**
     * Takes note of a message that was news.
     *
     * @param high upper half of the hash of its document's key
     * @param low lower half
     */
    void settled(Judged message, DocumentState before, Settlement settlement, long high, long low) {
        DocumentState after = settlement.after();
        if (message instanceof Judged.Revision revision && !revision.lists().isEmpty()) {
            lists.putNames(revision.id(), revision.revision(), revision.lists());
        }
        SettledRevision was = inForce(before);
        SettledRevision is = inForce(after);
        if (was != null || is != null) {
            tellNames(message.id(), was, is);
        }
        if (was != null && !knows(after, was.revision())) {
            lists.forgetNames(message.id(), was.revision());
        }
        if (message.id().channel() == Channel.E_COMMERCE) {
            tellFate(message.id(), before, after, lists.namings(high, low));
        }
    }

    private void tellNames(DocumentId summary, @Nullable SettledRevision was, @Nullable SettledRevision is) {
        if (was != null && is != null && was.revision() == is.revision()) {
            return;
        }
        Set<DocumentId> before = was == null ? Set.of() : lists.names(summary, was.revision());
        Set<DocumentId> after = is == null ? Set.of() : lists.names(summary, is.revision());
        for (DocumentId list : before) {
            if (was != null && !after.contains(list)) {
                forward.accept(
                        new Settled.ListNamed(new NamedList(summary, list, was.revision(), was.receivedDay(), false)));
                forward.accept(new Settled.Naming(list, -1));
            }
        }
        for (DocumentId list : after) {
            if (is != null) {
                forward.accept(
                        new Settled.ListNamed(new NamedList(summary, list, is.revision(), is.receivedDay(), true)));
            }
            if (!before.contains(list)) {
                forward.accept(new Settled.Naming(list, 1));
            }
        }
    }

    private void tellFate(DocumentId list, DocumentState before, DocumentState after, long namings) {
        if (namings == 0) {
            return;
        }
        Optional<Fate> standing = after.standing();
        if (!standing.equals(before.standing())) {
            forward.accept(new Settled.ListFateChanged(ListFate.of(list, namings, standing)));
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

    private static boolean knows(DocumentState state, long revision) {
        return state.revisions().stream().anyMatch(known -> known.revision() == revision);
    }
}
