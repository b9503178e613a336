package io.landport.domain.settle;

import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Verdict;
import io.landport.domain.total.Contribution;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effect of one message.
 *
 * @param after the state of the document after the message
 * @param isNews whether {@code after} differs from the state before
 * @param fate the fate of the message
 * @param moves the new fates of earlier revisions of the document
 * @param changes signed changes of totals, at most one for each total, commodity and unit, none of them zero
 * @param rejected why the message was rejected, null unless its fate is rejected; then nothing else changed
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
     * A change of the fate of one revision.
     *
     * @param revision the number of the revision
     * @param receivedDay the UTC day on which the revision became known; its fate is counted on that day
     */
    public record FateMove(long revision, Fate from, Fate to, LocalDate receivedDay) {}
}
