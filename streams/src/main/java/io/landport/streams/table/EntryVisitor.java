package io.landport.streams.table;

/** Is shown entries one by one. */
@FunctionalInterface
public interface EntryVisitor {
    /** @param value holds for this call only */
    void visit(long high, long low, ValueView value);
}
