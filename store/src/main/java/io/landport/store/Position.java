package io.landport.store;

/**
 * How far a partition has been read into the store.
 *
 * @param next the offset of the record to be read next
 */
public record Position(PartitionIdentity identity, long next) {

    /** The same partition, read further. */
    public Position movedTo(long offset) {
        return new Position(identity, offset);
    }
}
