package io.landport.verify;

import io.landport.verify.ledger.Figures;
import io.landport.verify.ledger.Ledger;
import io.landport.verify.ledger.LedgerCursor;
import io.landport.verify.ledger.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The differences of one round: the first of each aggregate for the report, and all keys for the next round. */
final class Differences implements AutoCloseable {
    private static final Figures MARK = Figures.invalid("differs");

    private final Workspace workspace;
    private final int limit;
    private final List<Difference> first = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Ledger> keys = new HashMap<>();

    /** @param limit how many of each aggregate to report */
    Differences(Workspace workspace, int limit) {
        this.workspace = workspace;
        this.limit = limit;
    }

    void add(Difference difference) {
        keys.computeIfAbsent(difference.aggregate(), name -> workspace.latest()).put(difference.key(), MARK);
        if (counts.merge(difference.aggregate(), 1, Integer::sum) <= limit) {
            first.add(difference);
        }
    }

    /** The keys of an aggregate that differ. The caller closes the cursor. */
    LedgerCursor keys(String aggregate) {
        Ledger ledger = keys.get(aggregate);
        return ledger == null ? LedgerCursor.empty() : ledger.sorted();
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    List<Difference> first() {
        return List.copyOf(first);
    }

    @Override
    public void close() {
        keys.values().forEach(Ledger::close);
    }
}
