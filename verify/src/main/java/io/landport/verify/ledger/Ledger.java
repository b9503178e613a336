package io.landport.verify.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * A map of figures by key that spills to disk what exceeds its buffer. Read with {@link #sorted}: each key once, in the order of
 * its bytes.
 */
public final class Ledger implements AutoCloseable {
    /** Approximate memory of a map entry without the text of its key. */
    private static final int ENTRY_BYTES = 190;

    private final ExternalSort spilled;
    private final BinaryOperator<Figures> merge;
    private final long bufferBytes;
    private final Map<String, Figures> buffer = new HashMap<>();
    private long buffered;

    /**
     * @param merge makes one of the earlier and the later figures of a key; it may change the earlier ones, of which the ledger has its
     *     own copy
     */
    Ledger(Path folder, long bufferBytes, BinaryOperator<Figures> merge) {
        this.spilled = new ExternalSort(folder, bufferBytes, entries -> new LedgerCursor(entries, merge).rest());
        this.bufferBytes = bufferBytes;
        this.merge = merge;
    }

    /** A ledger that adds up the figures of a key. */
    static Ledger ofSums(Path folder, long bufferBytes) {
        return new Ledger(folder, bufferBytes, (sum, figures) -> {
            sum.add(figures);
            return sum;
        });
    }

    /** A ledger that keeps the last figures of a key. */
    public static Ledger ofLatest(Path folder, long bufferBytes) {
        return new Ledger(folder, bufferBytes, (earlier, later) -> later);
    }

    public void put(String key, Figures figures) {
        Figures earlier = buffer.get(key);
        if (earlier == null) {
            buffer.put(key, figures.copy());
            buffered += ENTRY_BYTES + key.length();
            if (buffered > bufferBytes) {
                spill();
            }
        } else {
            Figures merged = merge.apply(earlier, figures);
            if (!merged.equals(earlier)) {
                buffer.put(key, merged.copy());
            }
        }
    }

    /**
     * Takes everything put into another ledger, which is empty afterwards.
     *
     * @param other with the same merge; the result must not depend on which of two ledgers has the earlier figures of a key
     */
    public void take(Ledger other) {
        spill();
        other.spill();
        spilled.take(other.spilled);
    }

    /** The number of sorted runs on disk. */
    public int runs() {
        return spilled.runs();
    }

    /** A cursor over everything put so far. May be called repeatedly; the caller closes the cursor. */
    public LedgerCursor sorted() {
        spill();
        return new LedgerCursor(spilled.sorted(), merge);
    }

    @Override
    public void close() {
        buffer.clear();
        spilled.close();
    }

    private void spill() {
        buffer.forEach((key, figures) -> spilled.add(key.getBytes(StandardCharsets.UTF_8), figures.bytes()));
        spilled.spill();
        buffer.clear();
        buffered = 0;
    }
}
