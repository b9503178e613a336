package io.landport.store;

/**
 * A partition read further.
 *
 * @param from where the store must be for the move to count
 * @param to the offset of the record to be read next
 */
public record OffsetAdvance(Position from, long to) {
    public OffsetAdvance {
        if (to <= from.next()) {
            throw new IllegalArgumentException(from + " cannot move back to " + to);
        }
    }
}
