package io.landport.verify.recompute;

import io.landport.domain.document.Channel;
import io.landport.verify.ledger.SortEntry;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * What recomputation needs of a record of a document topic.
 *
 * @param isInItsPartition whether it is in the partition of its key
 * @param partition of its topic
 * @param offset in the partition
 */
record InputRecord(
        Channel channel, boolean isInItsPartition, LocalDate receivedDay, int partition, long offset, SortEntry entry) {
    private static final int HEADER = 1 + 1 + Long.BYTES + Integer.BYTES + Long.BYTES;
    private static final byte YES = 1;
    private static final byte NO = 0;

    /** Reads what {@link #spilled} wrote. */
    static InputRecord of(SortEntry spilled) {
        ByteBuffer header = ByteBuffer.wrap(spilled.value);
        Channel channel = header.get() == YES ? Channel.CUSTOMS : Channel.E_COMMERCE;
        boolean isInItsPartition = header.get() == YES;
        LocalDate receivedDay = LocalDate.ofEpochDay(header.getLong());
        int partition = header.getInt();
        long offset = header.getLong();
        byte[] value = Arrays.copyOfRange(spilled.value, HEADER, spilled.value.length);
        return new InputRecord(
                channel, isInItsPartition, receivedDay, partition, offset, new SortEntry(spilled.key, value));
    }

    byte[] key() {
        return entry.key;
    }

    byte[] value() {
        return entry.value;
    }

    /** Everything but the key, as bytes. */
    byte[] spilled() {
        return ByteBuffer.allocate(HEADER + value().length)
                .put(channel == Channel.CUSTOMS ? YES : NO)
                .put(isInItsPartition ? YES : NO)
                .putLong(receivedDay.toEpochDay())
                .putInt(partition)
                .putLong(offset)
                .put(value())
                .array();
    }
}
