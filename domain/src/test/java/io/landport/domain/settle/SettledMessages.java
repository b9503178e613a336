package io.landport.domain.settle;

import io.landport.domain.Samples;
import io.landport.domain.document.DocumentId;
import io.landport.domain.judge.Fate;
import io.landport.domain.judge.Judged;
import io.landport.domain.total.Contribution;
import io.landport.domain.total.TotalKey;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settles messages one by one: states of documents, sums of changes, numbers of fates. */
final class SettledMessages {
    final Map<DocumentId, DocumentState> states = new HashMap<>();
    final Map<TotalKey, List<BigInteger>> totals = new HashMap<>();
    final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);

    SettledMessages(List<Judged> messages) {
        messages.forEach(this::add);
        totals.values().removeIf(total -> total.stream().allMatch(number -> number.signum() == 0));
        fates.values().removeIf(count -> count == 0);
    }

    private void add(Judged message) {
        DocumentState before = states.getOrDefault(message.id(), DocumentState.UNKNOWN);
        Settlement settlement = Settle.settle(before, message, Samples.DAY);
        states.put(message.id(), settlement.after());
        fates.merge(settlement.fate(), 1, Integer::sum);
        settlement.moves().forEach(move -> {
            fates.merge(move.from(), -1, Integer::sum);
            fates.merge(move.to(), 1, Integer::sum);
        });
        for (Contribution change : settlement.changes()) {
            totals.merge(change.key(), WinnersLoop.numbers(change), WinnersLoop::sum);
        }
    }
}
