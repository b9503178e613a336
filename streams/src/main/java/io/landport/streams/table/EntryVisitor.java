package io.landport.streams.table;

/** Receives entries one by one. */
@FunctionalInterface
public interface EntryVisitor {
    /** @param value valid during this call only */
    void visit(long high, long low, ValueView value);
}
