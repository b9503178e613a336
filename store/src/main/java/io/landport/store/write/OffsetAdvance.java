package io.landport.store.write;

/**
 * The advance of the stored offset of a partition.
 *
 * @param from the position that must be stored, otherwise the transaction is rolled back
 * @param to the offset of the next record to read
 */
public record OffsetAdvance(Position from, long to) {
    public OffsetAdvance {
        if (to <= from.next()) {
            throw new IllegalArgumentException(from + " cannot move back to " + to);
        }
    }
}
