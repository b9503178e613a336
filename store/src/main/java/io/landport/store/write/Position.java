package io.landport.store.write;

/**
 * The position of the store in a partition.
 *
 * @param next the offset of the next record to read
 */
public record Position(PartitionIdentity identity, long next) {

    /** The same partition at another offset. */
    public Position moveTo(long offset) {
        return new Position(identity, offset);
    }
}
