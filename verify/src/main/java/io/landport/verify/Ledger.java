package io.landport.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Figures by key, as many keys as there are: what the memory cannot hold is spilled to disk and merged when it is read. Keys
 * come out once each, in the order of their bytes.
 */
final class Ledger implements AutoCloseable {
    /** What an entry of the map takes in memory beside its key: the figures' numbers and the map's own. */
    private static final int ENTRY_BYTES = 400;

    private final ExternalSort spilled;
    private final BinaryOperator<Figures> merge;
    private final long bufferBytes;
    private final Map<String, Figures> latest = new HashMap<>();
    private long buffered;

    private Ledger(Path folder, long bufferBytes, BinaryOperator<Figures> merge) {
        this.spilled = new ExternalSort(folder, bufferBytes);
        this.bufferBytes = bufferBytes;
        this.merge = merge;
    }

    /** A ledger whose figures of one key are added up. */
    static Ledger ofSums(Path folder, long bufferBytes) {
        return new Ledger(folder, bufferBytes, Figures::plus);
    }

    /** A ledger whose last figures of a key count. */
    static Ledger ofLatest(Path folder, long bufferBytes) {
        return new Ledger(folder, bufferBytes, (earlier, later) -> later);
    }

    void put(String key, Figures figures) {
        int before = latest.size();
        latest.merge(key, figures, merge);
        if (latest.size() > before) {
            buffered += ENTRY_BYTES + key.length();
            if (buffered > bufferBytes) {
                spill();
            }
        }
    }

    /** How many runs are on disk. */
    int runs() {
        return spilled.runs();
    }

    /** All that was put so far; can be asked for as often as one likes. Whoever asks closes it. */
    LedgerCursor sorted() {
        spill();
        return new LedgerCursor(spilled.sorted(), merge);
    }

    @Override
    public void close() {
        latest.clear();
        spilled.close();
    }

    private void spill() {
        latest.forEach((key, figures) -> spilled.add(key.getBytes(StandardCharsets.UTF_8), figures.bytes()));
        spilled.spill();
        latest.clear();
        buffered = 0;
    }
}
