package io.landport.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A ledger read from its first key to its last. */
final class LedgerCursor implements AutoCloseable {
    private final Merge entries;
    private final BinaryOperator<Figures> merge;
    private @Nullable SortEntry ahead;
    private byte @Nullable [] key;
    private Figures figures = Figures.flawed("");

    LedgerCursor(Merge entries, BinaryOperator<Figures> merge) {
        this.entries = entries;
        this.merge = merge;
        this.ahead = entries.hasNext() ? entries.next() : null;
    }

    /** A ledger in which nothing stands. */
    static LedgerCursor none() {
        return new LedgerCursor(new Merge(List.of(), Collections.emptyIterator()), (earlier, later) -> later);
    }

    /** Goes to the next key, or answers that there is none. */
    boolean turn() {
        SortEntry first = ahead;
        if (first == null) {
            key = null;
            return false;
        }
        key = first.key;
        figures = Figures.of(first.value);
        ahead = next();
        while (ahead != null && Arrays.equals(first.key, ahead.key)) {
            figures = merge.apply(figures, Figures.of(ahead.value));
            ahead = next();
        }
        return true;
    }

    /** The key of this page as bytes, or empty after the last. */
    Optional<byte[]> key() {
        return Optional.ofNullable(key);
    }

    /** Whether this is the page of a key. */
    boolean isAt(byte[] other) {
        return key != null && Arrays.equals(key, other);
    }

    /** Turns pages until a key is reached, and answers whether it is there. Keys asked for must ascend. */
    boolean reaches(byte[] other) {
        while (key != null && Arrays.compareUnsigned(key, other) < 0) {
            turn();
        }
        return isAt(other);
    }

    /** The key of this page. */
    String text() {
        return new String(key().orElseThrow(), StandardCharsets.UTF_8);
    }

    Figures figures() {
        return figures;
    }

    @Override
    public void close() {
        entries.close();
    }

    private @Nullable SortEntry next() {
        return entries.hasNext() ? entries.next() : null;
    }
}
