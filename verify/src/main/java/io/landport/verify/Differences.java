package io.landport.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The differences of one round: the first of them to be told, and all of their keys to be looked at once more. */
final class Differences implements AutoCloseable {
    private static final Figures MARK = Figures.flawed("differs");

    private final Workspace workspace;
    private final int limit;
    private final List<Difference> first = new ArrayList<>();
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Ledger> keys = new HashMap<>();

    /** @param limit how many of each kind to tell */
    Differences(Workspace workspace, int limit) {
        this.workspace = workspace;
        this.limit = limit;
    }

    void add(Difference difference) {
        keys.computeIfAbsent(difference.aggregate(), name -> workspace.latest()).put(difference.key(), MARK);
        if (told.merge(difference.aggregate(), 1, Integer::sum) <= limit) {
            first.add(difference);
        }
    }

    /** The keys of a kind of figures that differ. Whoever asks closes it. */
    LedgerCursor keys(String aggregate) {
        Ledger ledger = keys.get(aggregate);
        return ledger == null ? LedgerCursor.none() : ledger.sorted();
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
