package io.landport.verify.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a ledger in key order. */
public final class LedgerCursor implements AutoCloseable {
    private final MergeIterator entries;
    private final BinaryOperator<Figures> merge;
    private @Nullable SortEntry ahead;
    private byte @Nullable [] key;
    private Figures figures = Figures.invalid("");

    LedgerCursor(MergeIterator entries, BinaryOperator<Figures> merge) {
        this.entries = entries;
        this.merge = merge;
        this.ahead = entries.hasNext() ? entries.next() : null;
    }

    /** A cursor over no entries. */
    public static LedgerCursor empty() {
        return new LedgerCursor(new MergeIterator(List.of(), Collections.emptyIterator()), (earlier, later) -> later);
    }

    /** Advances to the next key; false if there is none. */
    public boolean advance() {
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

    /** The current key as bytes; empty after the last. */
    public Optional<byte[]> key() {
        return Optional.ofNullable(key);
    }

    /** Whether the current key equals another. */
    public boolean isAt(byte[] other) {
        return key != null && Arrays.equals(key, other);
    }

    /** Advances to a key and returns whether it exists. Keys must be passed in ascending order. */
    public boolean advanceTo(byte[] other) {
        while (key != null && Arrays.compareUnsigned(key, other) < 0) {
            advance();
        }
        return isAt(other);
    }

    /** The current key as text. */
    public String keyText() {
        return new String(key().orElseThrow(), StandardCharsets.UTF_8);
    }

    public Figures figures() {
        return figures;
    }

    /** The keys after the current one, each once. */
    Iterator<SortEntry> rest() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public SortEntry next() {
                if (!advance()) {
                    throw new NoSuchElementException();
                }
                return new SortEntry(key().orElseThrow(), figures.bytes());
            }
        };
    }

    @Override
    public void close() {
        entries.close();
    }

    private @Nullable SortEntry next() {
        return entries.hasNext() ? entries.next() : null;
    }
}
