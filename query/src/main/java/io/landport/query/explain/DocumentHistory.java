package io.landport.query.explain;

import io.landport.domain.document.Declaration;
import io.landport.domain.document.DocumentId;
import io.landport.domain.document.Outcome;
import io.landport.domain.judge.Judged;
import io.landport.domain.settle.DocumentState;
import io.landport.domain.settle.DocumentState.SettledRevision;
import io.landport.domain.settle.Settle;
import io.landport.domain.settle.Settlement;
import io.landport.domain.total.Amounts;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.Series;
import io.landport.store.index.DocumentPartition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** All accepted messages of one document, settled once more in the order of their offsets. */
final class DocumentHistory {
    private final DocumentPartition partition;
    private final DocumentId id;
    private final NavigableMap<Long, Message> messages = new TreeMap<>();

    DocumentHistory(DocumentPartition partition, DocumentId id) {
        this.partition = partition;
        this.id = id;
    }

    /** @param declaration the message itself if its lines are to be explained, else null */
    record Message(
            Judged judged, LocalDate receivedDay, @Nullable Declaration declaration) {}

    void add(long offset, Message message) {
        messages.put(offset, message);
    }

    /**
     * The document, with its changes of selected totals on selected received days; empty if it changed none.
     *
     * @param lines reads the lines of a declaration that count
     */
    Optional<ExplainedDocument> explain(
            TotalSelection selection,
            KnownBetween days,
            BiFunction<Declaration, LocalDate, List<ExplainedLine>> lines) {
        List<ExplainedChange> changes = new ArrayList<>();
        DocumentState state = DocumentState.UNKNOWN;
        for (Map.Entry<Long, Message> entry : messages.entrySet()) {
            Message message = entry.getValue();
            if (!days.isUpTo(message.receivedDay())) {
                break;
            }
            Settlement settlement = Settle.settle(state, message.judged(), message.receivedDay());
            Map<Series, Amounts> amounts = amounts(settlement.changes(), selection);
            if (!amounts.isEmpty() && days.contains(message.receivedDay())) {
                changes.add(change(entry.getKey(), message, state, settlement, amounts));
            }
            state = settlement.after();
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExplainedDocument(id, changes, countedLines(state, selection, lines)));
    }

    private ExplainedChange change(
            long offset, Message message, DocumentState before, Settlement settlement, Map<Series, Amounts> amounts) {
        return new ExplainedChange(
                partition,
                offset,
                message.receivedDay(),
                ChangeReason.of(message.judged(), before.winner().isPresent()),
                before.winner().map(SettledRevision::revision),
                settlement.after().winner().map(SettledRevision::revision),
                outcome(message.judged()),
                amounts);
    }

    private List<ExplainedLine> countedLines(
            DocumentState state,
            TotalSelection selection,
            BiFunction<Declaration, LocalDate, List<ExplainedLine>> lines) {
        Optional<SettledRevision> winner = state.winner();
        if (winner.isEmpty()) {
            return List.of();
        }
        for (Message message : messages.values()) {
            if (message.declaration() != null
                    && message.declaration().revision() == winner.get().revision()) {
                return lines.apply(message.declaration(), message.receivedDay()).stream()
                        .filter(line -> selection.contains(line.counted()))
                        .toList();
            }
        }
        return List.of();
    }

    private static Optional<Outcome> outcome(Judged judged) {
        return judged instanceof Judged.JudgedDecision decision ? Optional.of(decision.outcome()) : Optional.empty();
    }

    private static Map<Series, Amounts> amounts(List<Contribution> changes, TotalSelection selection) {
        return Explanation.sum(changes.stream()
                .filter(selection::contains)
                .map(change -> Map.of(change.key().series(), change.amounts())));
    }
}
