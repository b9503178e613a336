package io.landport.domain.settle;

import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Verdict;
import io.landport.domain.total.Contribution;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one message did.
 *
 * @param after what is now kept of the document
 * @param isNews whether {@code after} differs from what was kept before
 * @param fate what became of the message
 * @param moves what became of earlier revisions of the document
 * @param changes signed changes to totals, at most one a total, commodity and unit, none of them zero
 * @param rejected why the message was refused, null unless its fate is rejected; then nothing changed
 */
public record Settlement(
        DocumentState after,
        boolean isNews,
        Fate fate,
        List<FateMove> moves,
        List<Contribution> changes,
        Verdict.@Nullable Rejected rejected) {

    public Settlement {
        moves = List.copyOf(moves);
        changes = List.copyOf(changes);
    }

    /**
     * One revision left one fate for another.
     *
     * @param receivedDay the UTC day on which that revision became known, under which its fate is counted
     */
    public record FateMove(Fate from, Fate to, LocalDate receivedDay) {}
}
